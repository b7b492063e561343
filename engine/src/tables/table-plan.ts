import { invalid, invalidParameter } from '#engine/errors.ts'
import type {
  AttributeDefinition,
  CreateTableRequest,
  IndexRequest,
  KeySchemaElement,
} from '#engine/operations/table-requests.ts'
import type { IndexRecord, KeyAttribute, KeyType, ProjectionType } from './table.ts'
import { unitsOf } from './table-settings.ts'

const keyTypes: readonly string[] = ['S', 'N', 'B']
const projectionTypes: readonly string[] = ['ALL', 'KEYS_ONLY', 'INCLUDE']
/** Of one table. */
export const mostGlobalIndexes = 20
const mostLocalIndexes = 5
const mostIncluded = 100

/** A table's keys and indexes as requested, checked; indexes have no space yet. */
export interface TablePlan {
  readonly keys: readonly KeyAttribute[]
  readonly indexes: readonly Omit<IndexRecord, 'space'>[]
}

/** Checks a CreateTable request as AWS does: keys, definitions, indexes, and their names. */
export function planTable(request: CreateTableRequest): TablePlan {
  const definitions = definitionsOf(request.AttributeDefinitions ?? [])
  const keys = keysOf(request.KeySchema ?? [], definitions)
  const global = requestedIndexes('Global', request.GlobalSecondaryIndexes, mostGlobalIndexes)
  const local = requestedIndexes('Local', request.LocalSecondaryIndexes, mostLocalIndexes)
  const indexes = [
    ...global.map((index) => planIndex(index, definitions, false)),
    ...local.map((index) => planLocalIndex(index, definitions, keys)),
  ]
  const names = indexes.map((index) => index.name)
  const repeated = names.find((name, at) => names.indexOf(name) !== at)
  if (repeated !== undefined) throw invalidParameter(`Duplicate index name: ${repeated}`)
  refuseUnusedDefinitions(definitions, [...keys, ...indexes.flatMap((index) => index.keys)])
  return { keys, indexes }
}

function requestedIndexes(
  scope: 'Global' | 'Local',
  indexes: readonly IndexRequest[] | undefined,
  most: number,
): readonly IndexRequest[] {
  if (indexes === undefined || indexes === null) return []
  if (indexes.length === 0) throw invalidParameter(`List of ${scope}SecondaryIndexes is empty`)
  if (indexes.length <= most) return indexes
  throw invalidParameter(`${scope}SecondaryIndex count exceeds the per-table limit of ${most}`)
}

function isKeyType(type: string | undefined): type is KeyType {
  return type !== undefined && keyTypes.includes(type)
}

export function definitionsOf(definitions: readonly AttributeDefinition[]): ReadonlyMap<string, KeyType> {
  const types = new Map<string, KeyType>()
  for (const { AttributeName = '', AttributeType } of definitions) {
    if (!isKeyType(AttributeType)) continue
    if (types.has(AttributeName))
      throw invalidParameter(`Duplicate AttributeName in AttributeDefinitions: ${AttributeName}`)
    types.set(AttributeName, AttributeType)
  }
  return types
}

function keysOf(
  schema: readonly KeySchemaElement[],
  definitions: ReadonlyMap<string, KeyType>,
): readonly KeyAttribute[] {
  const [partition, sort] = schema
  if (partition?.KeyType !== 'HASH')
    throw invalid('Invalid KeySchema: The first KeySchemaElement is not a HASH key type')
  if (sort && sort.KeyType !== 'RANGE') {
    throw invalid('Invalid KeySchema: The second KeySchemaElement is not a RANGE key type')
  }
  // These words are for a key without definition; AWS has them for a repeated one too.
  if (sort && sort.AttributeName === partition.AttributeName) {
    throw invalid('Invalid KeySchema: Some index key attribute have no definition')
  }
  return schema.map(({ AttributeName = '' }) => ({
    name: AttributeName,
    type: typeOf(AttributeName, definitions),
  }))
}

function typeOf(name: string, definitions: ReadonlyMap<string, KeyType>): KeyType {
  const type = definitions.get(name)
  if (type) return type
  throw invalidParameter(
    `Some index key attributes are not defined in AttributeDefinitions. Keys: [${name}], AttributeDefinitions: [${[...definitions.keys()].join(', ')}]`,
  )
}

/** Checks one index of a request. */
export function planIndex(
  index: IndexRequest,
  definitions: ReadonlyMap<string, KeyType>,
  local: boolean,
): Omit<IndexRecord, 'space'> {
  const { projection, included } = projectionOf(index)
  return {
    name: index.IndexName ?? '',
    keys: keysOf(index.KeySchema ?? [], definitions),
    local,
    projection,
    included,
    ...(local ? {} : unitsOf(index.ProvisionedThroughput)),
  }
}

function planLocalIndex(
  index: IndexRequest,
  definitions: ReadonlyMap<string, KeyType>,
  [partition, sort]: readonly KeyAttribute[],
): Omit<IndexRecord, 'space'> {
  const plan = planIndex(index, definitions, true)
  if (!sort)
    throw invalidParameter(
      'Table KeySchema does not have a range key, which is required when specifying a LocalSecondaryIndex',
    )
  if (plan.keys.length < 2)
    throw invalidParameter(`Index KeySchema does not have a range key for index: ${plan.name}`)
  if (plan.keys[0]?.name === partition?.name) return plan
  throw invalidParameter(
    `Index KeySchema does not have the same leading hash key as table KeySchema for index: ${plan.name}`,
  )
}

function isProjectionType(type: string | undefined): type is ProjectionType {
  return type !== undefined && projectionTypes.includes(type)
}

function projectionOf({ Projection = {} }: IndexRequest): {
  projection: ProjectionType
  included: readonly string[]
} {
  const { ProjectionType: projection, NonKeyAttributes: included = [] } = Projection
  if (!isProjectionType(projection)) throw invalidParameter(`Unknown ProjectionType: ${projection ?? 'null'}`)
  if (projection !== 'INCLUDE' && included.length > 0) {
    throw invalidParameter(`ProjectionType is ${projection}, but NonKeyAttributes is specified`)
  }
  if (projection === 'INCLUDE' && included.length === 0) {
    throw invalidParameter('ProjectionType is INCLUDE, but NonKeyAttributes is not specified')
  }
  if (included.length > mostIncluded)
    throw invalidParameter('NonKeyAttributes count exceeds the limit of 100')
  return { projection, included }
}

function refuseUnusedDefinitions(
  definitions: ReadonlyMap<string, KeyType>,
  keys: readonly KeyAttribute[],
): void {
  const used = new Set(keys.map((key) => key.name))
  if ([...definitions.keys()].every((name) => used.has(name))) return
  throw invalidParameter(
    'Number of attributes in KeySchema does not exactly match number of attributes defined in AttributeDefinitions',
  )
}
