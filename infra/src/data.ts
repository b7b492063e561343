import { createTableInput, type TableDescription, tables } from '@matricula/server/table'
import { Aws, Fn, type Stack } from 'aws-cdk-lib'
import { CfnTable } from 'aws-cdk-lib/aws-dynamodb'
import { CfnSecret } from 'aws-cdk-lib/aws-secretsmanager'
import type { Conditions, Parameters } from './parameters.ts'
import { discard, keep, named } from './words.ts'

interface Needs {
  readonly stack: Stack
  readonly given: Parameters
  readonly when: Conditions
}

export interface Data {
  readonly tables: readonly { readonly description: TableDescription; readonly table: CfnTable }[]
  /** E-mail and password of the first administrator. */
  readonly adminSecret: CfnSecret
  /** Enciphers the keys that sign documents; the same on every node and after every replacement. */
  readonly institutionSecret: CfnSecret
}

/** The five tables as the server describes them, and what must stay secret. */
export const dataOf = (needs: Needs): Data => ({
  tables: tables.map((description) => ({ description, table: tableOf(needs, description) })),
  ...secretsOf(needs.stack),
})

function tableOf(needs: Needs, description: TableDescription): CfnTable {
  const asked = createTableInput(description, `${Aws.STACK_NAME}-`)
  const speed = speedOf(needs)
  const table = new CfnTable(needs.stack, tableId(description), {
    tableName: named(description.name),
    billingMode: asked.BillingMode,
    attributeDefinitions: asked.AttributeDefinitions.map(({ AttributeName, AttributeType }) => ({
      attributeName: AttributeName,
      attributeType: AttributeType,
    })),
    keySchema: schemaOf(asked.KeySchema),
    globalSecondaryIndexes: asked.GlobalSecondaryIndexes.map(({ IndexName, KeySchema, Projection }) => ({
      indexName: IndexName,
      keySchema: schemaOf(KeySchema),
      projection: { projectionType: Projection.ProjectionType },
      ...speed,
    })),
    ...speed,
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true, recoveryPeriodInDays: 35 },
    deletionProtectionEnabled: needs.given.deletionProtection.value,
    ...(description.timeToLive !== undefined && {
      timeToLiveSpecification: { attributeName: description.timeToLive, enabled: true },
    }),
  })
  keep(table)
  return table
}

/** The most that a table and each of its indexes may cost a second, and what they are made ready for. */
const speedOf = ({ given, when }: Needs) => ({
  onDemandThroughput: {
    maxReadRequestUnits: given.maximumReadUnits.valueAsNumber,
    maxWriteRequestUnits: given.maximumWriteUnits.valueAsNumber,
  },
  warmThroughput: Fn.conditionIf(
    when.isWarm.logicalId,
    { ReadUnitsPerSecond: given.warmReadUnits.value, WriteUnitsPerSecond: given.warmWriteUnits.value },
    { Ref: 'AWS::NoValue' },
  ),
})

function secretsOf(stack: Stack): Pick<Data, 'adminSecret' | 'institutionSecret'> {
  const adminSecret = new CfnSecret(stack, 'AdminSecret', {
    description: 'First administrator; the password is changed at the first sign-in.',
    generateSecretString: {
      secretStringTemplate: Fn.sub('{"email":"${AdminEmail}"}'),
      generateStringKey: 'password',
      passwordLength: 20,
      excludePunctuation: true,
    },
  })
  const institutionSecret = new CfnSecret(stack, 'InstitutionSecret', {
    description: 'Enciphers the keys that sign documents. Lost, no document can be signed or sealed anew.',
    generateSecretString: { passwordLength: 48, excludePunctuation: true },
  })
  discard(adminSecret)
  keep(institutionSecret)
  return { adminSecret, institutionSecret }
}

/** `users` becomes UsersTable. */
export const tableId = ({ name }: TableDescription): string =>
  `${name.charAt(0).toUpperCase()}${name.slice(1)}Table`

const schemaOf = (keys: readonly { readonly AttributeName: string; readonly KeyType: string }[]) =>
  keys.map(({ AttributeName, KeyType }) => ({ attributeName: AttributeName, keyType: KeyType }))
