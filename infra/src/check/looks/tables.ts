import { createTableInput, type TableDescription, tables } from '@matricula/server/table'
import { type Check, type Fact, fact, factsHold, unless } from '#check/finding.ts'
import { partsOf, type Scene, stackName } from '#check/scene.ts'
import { tableId } from '#infra/data.ts'
import { at, type Json, listAt } from '#infra/json.ts'

/** Every table is the one that the server expects, can be brought back, and cannot run up a bill. */
export const tablesAreTheServers: Check = factsHold(
  'tables are those of the server, safe and bounded',
  (scene) => tables.flatMap((table) => factsOfTable(scene, table)),
)

function factsOfTable(scene: Scene, table: TableDescription): Fact[] {
  const id = tableId(table)
  const asked = createTableInput(table, `${stackName}-`)
  const indexes = asked.GlobalSecondaryIndexes
  const isProtected = scene.name === 'nothing to copy' ? 'false' : 'true'
  return [
    fact(id, 'TableName', asked.TableName, 'the server asks for the table under this name'),
    fact(id, 'BillingMode', 'PAY_PER_REQUEST', 'a table is paid by what is asked of it'),
    fact(id, 'ProvisionedThroughput', (value) => value === undefined, 'it clashes with PAY_PER_REQUEST'),
    fact(id, 'KeySchema', asked.KeySchema, 'the server writes items under these keys'),
    fact(
      id,
      'AttributeDefinitions',
      hasAttributes(asked.AttributeDefinitions),
      'exactly the keys of table and indexes are defined, as text',
    ),
    fact(id, 'DeletionProtectionEnabled', isProtected, 'records are not deleted by mistake'),
    fact(
      id,
      'PointInTimeRecoverySpecification',
      { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 35 },
      'every second of the last 35 days can be brought back',
    ),
    fact(
      id,
      'TimeToLiveSpecification',
      timeToLive(table),
      'DynamoDB removes what the server marks by this attribute, and nothing else',
    ),
    fact(
      id,
      'GlobalSecondaryIndexes',
      (value) => listAt(value, '').length === indexes.length,
      `the server queries ${indexes.length} indexes of it`,
    ),
    ...speedOf(scene, id, ''),
    ...indexes.flatMap(({ IndexName, KeySchema, Projection }, place) => [
      fact(
        id,
        `GlobalSecondaryIndexes.${place}.IndexName`,
        IndexName,
        'the server queries the index under this name',
      ),
      fact(
        id,
        `GlobalSecondaryIndexes.${place}.KeySchema`,
        KeySchema,
        'the server queries the index by these keys',
      ),
      fact(
        id,
        `GlobalSecondaryIndexes.${place}.Projection`,
        Projection,
        'the server reads whole items from the index',
      ),
      ...speedOf(scene, id, `GlobalSecondaryIndexes.${place}.`),
    ]),
  ]
}

const timeToLive = ({ timeToLive: name }: TableDescription): Json | ((value: Json | undefined) => boolean) =>
  name === undefined ? (value) => value === undefined : { AttributeName: name, Enabled: true }

const hasAttributes =
  (wanted: readonly Json[]) =>
  (value: Json | undefined): boolean =>
    JSON.stringify(sorted(listAt(value, ''))) === JSON.stringify(sorted(wanted))

const sorted = (attributes: readonly Json[]): string[] =>
  attributes.map((one) => JSON.stringify([at(one, 'AttributeName'), at(one, 'AttributeType')])).toSorted()

const speedOf = ({ name }: Scene, id: string, place: string): Fact[] => [
  fact(
    id,
    `${place}OnDemandThroughput`,
    { MaxReadRequestUnits: 4000, MaxWriteRequestUnits: 2000 },
    'a fault may not run up a bill without end',
  ),
  fact(
    id,
    `${place}WarmThroughput`,
    (value) =>
      name === 'registration week'
        ? at(value, 'ReadUnitsPerSecond') === 12_000 && at(value, 'WriteUnitsPerSecond') === 4000
        : value === undefined,
    'tables and indexes are warmed together for registration week, and only then',
  ),
]

/** A sixth table would be read by nobody and paid by somebody. */
export const thereAreFiveTables: Check = {
  name: 'there are as many tables as the server has',
  look: (scene) =>
    unless(
      partsOf(scene, 'AWS::DynamoDB::Table').length === tables.length,
      'Resources',
      `There are ${partsOf(scene, 'AWS::DynamoDB::Table').length} tables; the server has ${tables.length}.`,
    ),
}
