import { invalid } from '#engine/errors.ts'
import type {
  CreateTableRequest,
  IndexRequest,
  KeySchemaElement,
  UpdateTableRequest,
} from '#engine/operations/table-requests.ts'

const namePattern = /^[a-zA-Z0-9_.-]+$/

/** Each broken constraint of a request in one sentence, as AWS's front door counts them before it looks further. */
type Broken = readonly string[]

function broken(field: string, value: unknown, constraint: string): string {
  const shown = value === undefined || value === null ? 'null' : `'${shownValue(value)}'`
  return `Value ${shown} at '${field}' failed to satisfy constraint: ${constraint}`
}

/** AWS writes a key schema as its own program would; everything else is plain text. */
function shownValue(value: unknown): string {
  if (!Array.isArray(value)) return String(value)
  const elements = value.map(
    ({ AttributeName, KeyType }: KeySchemaElement) =>
      `KeySchemaElement(attributeName=${AttributeName}, keyType=${KeyType})`,
  )
  return `[${elements.join(', ')}]`
}

function refuse(problems: Broken): void {
  const [first] = problems
  if (first === undefined) return
  const counted = problems.length === 1 ? '1 validation error' : `${problems.length} validation errors`
  throw invalid(`${counted} detected: ${problems.join('; ')}`)
}

/** Refuses a CreateTable request for everything that is wrong with its single fields, all at once. */
export function refuseBrokenCreate(request: CreateTableRequest): void {
  if (request.TableName === undefined || request.TableName === null) {
    throw invalid("The parameter 'TableName' is required but was not present in the request")
  }
  refuse([
    ...nameProblems('tableName', request.TableName),
    ...wordProblems('billingMode', request.BillingMode, ['PROVISIONED', 'PAY_PER_REQUEST']),
    ...definitionProblems(request),
    ...schemaProblems('keySchema', request.KeySchema),
    ...settingProblems(request),
    ...indexListProblems('globalSecondaryIndexes', request.GlobalSecondaryIndexes),
    ...indexListProblems('localSecondaryIndexes', request.LocalSecondaryIndexes),
  ])
}

/** Refuses an UpdateTable request for everything that is wrong with its single fields, all at once. */
export function refuseBrokenUpdate(request: UpdateTableRequest): void {
  const created = (request.GlobalSecondaryIndexUpdates ?? []).flatMap(({ Create }) => Create ?? [])
  refuse([
    ...wordProblems('billingMode', request.BillingMode, ['PROVISIONED', 'PAY_PER_REQUEST']),
    ...definitionProblems(request),
    ...settingProblems(request),
    ...indexListProblems('globalSecondaryIndexUpdates', created, '.create'),
  ])
}

function nameProblems(field: string, name: unknown): Broken {
  if (typeof name !== 'string') return [broken(field, undefined, 'Member must not be null')]
  const pattern = 'Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+'
  return [
    ...(name.length < 3 ? [broken(field, name, 'Member must have length greater than or equal to 3')] : []),
    ...(name.length > 255 ? [broken(field, name, 'Member must have length less than or equal to 255')] : []),
    ...(namePattern.test(name) ? [] : [broken(field, name, pattern)]),
  ]
}

function wordProblems(field: string, value: unknown, words: readonly string[]): Broken {
  if (value === undefined || value === null || (typeof value === 'string' && words.includes(value))) return []
  return [broken(field, value, `Member must satisfy enum value set: [${words.join(', ')}]`)]
}

function definitionProblems({
  AttributeDefinitions = [],
}: Pick<CreateTableRequest, 'AttributeDefinitions'>): Broken {
  return AttributeDefinitions.flatMap(({ AttributeName, AttributeType }, at) => {
    const field = `attributeDefinitions.${at + 1}.member`
    const missing = AttributeType === undefined || AttributeType === null
    return [
      ...(AttributeName ? [] : [broken(`${field}.attributeName`, AttributeName, 'Member must not be null')]),
      ...(missing ? [broken(`${field}.attributeType`, undefined, 'Member must not be null')] : []),
      ...wordProblems(`${field}.attributeType`, AttributeType, ['B', 'N', 'S']),
    ]
  })
}

function schemaProblems(field: string, schema: readonly KeySchemaElement[] | undefined): Broken {
  if (!schema) return [broken(field, undefined, 'Member must not be null')]
  return [
    ...(schema.length < 1
      ? [broken(field, schema, 'Member must have length greater than or equal to 1')]
      : []),
    ...(schema.length > 2 ? [broken(field, schema, 'Member must have length less than or equal to 2')] : []),
    ...schema.flatMap(({ KeyType }, at) =>
      wordProblems(`${field}.${at + 1}.member.keyType`, KeyType, ['HASH', 'RANGE']),
    ),
  ]
}

function settingProblems({
  TableClass,
  ProvisionedThroughput,
}: CreateTableRequest | UpdateTableRequest): Broken {
  return [
    ...wordProblems('tableClass', TableClass, ['STANDARD', 'STANDARD_INFREQUENT_ACCESS']),
    ...throughputProblems('provisionedThroughput', ProvisionedThroughput),
  ]
}

function throughputProblems(field: string, throughput: IndexRequest['ProvisionedThroughput']): Broken {
  if (!throughput) return []
  const units = {
    readCapacityUnits: throughput.ReadCapacityUnits,
    writeCapacityUnits: throughput.WriteCapacityUnits,
  }
  return Object.entries(units).flatMap(([name, value]) => {
    const place = `${field}.${name}`
    if (value === undefined || value === null) return [broken(place, undefined, 'Member must not be null')]
    return value >= 1 ? [] : [broken(place, value, 'Member must have value greater than or equal to 1')]
  })
}

function indexListProblems(field: string, indexes: readonly IndexRequest[] | undefined, inside = ''): Broken {
  return (indexes ?? []).flatMap((index, at) => {
    const place = `${field}.${at + 1}.member${inside}`
    return [
      ...nameProblems(`${place}.indexName`, index.IndexName),
      ...schemaProblems(`${place}.keySchema`, index.KeySchema),
      ...wordProblems(`${place}.projection.projectionType`, index.Projection?.ProjectionType, [
        'ALL',
        'INCLUDE',
        'KEYS_ONLY',
      ]),
      ...throughputProblems(`${place}.provisionedThroughput`, index.ProvisionedThroughput),
    ]
  })
}
