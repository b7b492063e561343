import { EngineError, invalid, invalidParameter } from '#engine/errors.ts'
import type {
  IndexRequest,
  IndexUpdateRequest,
  ThroughputRequest,
  UpdateTableRequest,
} from '#engine/operations/table-requests.ts'
import type { IndexRecord, KeyType, Table, TableRecord, ThroughputChanges } from './table.ts'
import { definitionsOf, mostGlobalIndexes, planIndex } from './table-plan.ts'
import { onDemandOf, refuseThroughput, settingsOf, unitsOf } from './table-settings.ts'

/** A changed table, and the index that must be filled or emptied for it. */
export interface UpdatePlan {
  readonly record: TableRecord
  readonly added: IndexRecord | undefined
  readonly removed: IndexRecord | undefined
}

interface When {
  /** The space a new index would take. */
  readonly space: number
  /** Seconds since 1970. */
  readonly at: number
}

/** Refuses an UpdateTable request that asks for nothing, or for two changes of one index. */
export function refuseEmptyUpdate(request: UpdateTableRequest): void {
  const {
    TableName: _,
    AttributeDefinitions: __,
    GlobalSecondaryIndexUpdates: updates = [],
    ...others
  } = request
  const asked = Object.values(others).some((value) => value !== undefined)
  if (!asked && updates.length === 0) {
    throw invalid(
      'At least one of ProvisionedThroughput, BillingMode, UpdateStreamEnabled, GlobalSecondaryIndexUpdates or SSESpecification or ReplicaUpdates is required',
    )
  }
  const names = updates.map(indexNamed)
  const repeated = names.find((name, at) => names.indexOf(name) !== at)
  if (repeated === undefined) return
  throw invalidParameter(
    `Only one global secondary index update per index is allowed simultaneously. Index: ${repeated}`,
  )
}

function indexNamed({ Create, Update, Delete }: IndexUpdateRequest): string {
  const named = [Create, Update, Delete].filter((each) => each !== undefined)
  const [only] = named
  if (only && named.length === 1) return only.IndexName ?? ''
  throw invalidParameter(
    'One of GlobalSecondaryIndexUpdate.Update, GlobalSecondaryIndexUpdate.Create, GlobalSecondaryIndexUpdate.Delete must not be null',
  )
}

/** Decides what a request makes of a table; refusals in the words of AWS. */
export function planUpdate(table: Table, request: UpdateTableRequest, when: When): UpdatePlan {
  const { record } = table
  const updates = request.GlobalSecondaryIndexUpdates ?? []
  refuseSecondIndex(record, updates)
  const billed = withBilling(record, request, when)
  const added = updates.flatMap(({ Create }) => (Create ? [newIndex(billed, request, Create)] : []))[0]
  const removed = updates.flatMap(({ Delete }) => (Delete ? [globalIndex(record, Delete.IndexName)] : []))[0]
  const indexes = billed.indexes
    .filter((index) => index.space !== removed?.space)
    .map((index) => withUpdates(billed, index, { updates, when }))
  for (const { Update } of updates) if (Update) globalIndex(record, Update.IndexName)
  const building = added && { ...added, space: when.space, building: true }
  const settings = settingsOf(request, billed.billingMode)
  return {
    record: { ...billed, ...settings, indexes: building ? [...indexes, building] : indexes },
    added: building,
    removed,
  }
}

function refuseSecondIndex({ indexes }: TableRecord, updates: readonly IndexUpdateRequest[]): void {
  const wanted = updates.filter(({ Create, Delete }) => Create ?? Delete)
  if (wanted.length === 0) return
  const unfinished = indexes.find((index) => index.building)
  const givenUp = wanted.length === 1 && wanted[0]?.Delete?.IndexName === unfinished?.name
  if (wanted.length === 1 && (!unfinished || givenUp)) return
  throw new EngineError(
    'LimitExceededException',
    'Subscriber limit exceeded: Only 1 online index can be created or deleted simultaneously per table',
  )
}

function globalIndex(record: TableRecord, name: string | undefined): IndexRecord {
  const index = record.indexes.find((each) => each.name === name && !each.local)
  if (index) return index
  throw new EngineError('ResourceNotFoundException', 'Requested resource not found')
}

function newIndex(
  record: TableRecord,
  request: UpdateTableRequest,
  created: IndexRequest,
): Omit<IndexRecord, 'space'> {
  if (record.indexes.some((index) => index.name === created.IndexName)) {
    throw invalid('Attempting to create an index which already exists')
  }
  if (record.indexes.filter((index) => !index.local).length >= mostGlobalIndexes) {
    throw new EngineError(
      'LimitExceededException',
      `GlobalSecondaryIndex count exceeds the per-table limit of ${mostGlobalIndexes}`,
    )
  }
  const definitions = new Map([
    ...knownDefinitions(record),
    ...definitionsOf(request.AttributeDefinitions ?? []),
  ])
  const index = planIndex(created, definitions, false)
  refuseOtherTypes(record, definitions)
  if (record.billingMode === 'PROVISIONED' && !created.ProvisionedThroughput) {
    throw invalidParameter(`ProvisionedThroughput must be specified for index: ${index.name}`)
  }
  if (record.billingMode === 'PAY_PER_REQUEST')
    refuseThroughput(record.billingMode, created.ProvisionedThroughput)
  return { ...index, ...onDemandOf(created, record.billingMode) }
}

function knownDefinitions({ keys, indexes }: TableRecord): ReadonlyMap<string, KeyType> {
  return new Map([...keys, ...indexes.flatMap((index) => index.keys)].map(({ name, type }) => [name, type]))
}

function refuseOtherTypes(record: TableRecord, definitions: ReadonlyMap<string, KeyType>): void {
  for (const [name, type] of knownDefinitions(record)) {
    if (definitions.get(name) === type) continue
    throw invalidParameter(`Attribute ${name} is a key of type ${type} already, and cannot be redefined`)
  }
}

function withBilling(record: TableRecord, request: UpdateTableRequest, { at }: When): TableRecord {
  const throughput = request.ProvisionedThroughput
  const billingMode = request.BillingMode ?? record.billingMode
  if (billingMode === 'PAY_PER_REQUEST' || request.BillingMode) refuseThroughput(billingMode, throughput)
  if (billingMode !== record.billingMode) {
    const units = unitsOf(throughput)
    const indexes = record.indexes.map((index) => (index.local ? index : { ...index, ...units }))
    return { ...record, billingMode, ...units, indexes, billingChangedAt: at }
  }
  return throughput ? withThroughput(record, throughput, at) : record
}

interface Throughput {
  readonly readUnits?: number
  readonly writeUnits?: number
  readonly throughputChangedAt?: ThroughputChanges
}

function withThroughput<Of extends Throughput>(of: Of, throughput: ThroughputRequest, at: number): Of {
  const { readUnits = 0, writeUnits = 0 } = of
  const next = unitsOf(throughput)
  if (next.readUnits === readUnits && next.writeUnits === writeUnits) {
    throw invalid(
      'The provisioned throughput for the table will not change. The requested value equals the current value. ' +
        `Current ReadCapacityUnits provisioned for the table: ${readUnits}. Requested ReadCapacityUnits: ${readUnits}. ` +
        `Current WriteCapacityUnits provisioned for the table: ${writeUnits}. Requested WriteCapacityUnits: ${writeUnits}. ` +
        'Refer to the Amazon DynamoDB Developer Guide for current limits and how to request higher limits.',
    )
  }
  const rises = next.readUnits > readUnits || next.writeUnits > writeUnits
  const falls = next.readUnits < readUnits || next.writeUnits < writeUnits
  const throughputChangedAt = {
    ...of.throughputChangedAt,
    ...(rises ? { increase: at } : {}),
    ...(falls ? { decrease: at } : {}),
  }
  return { ...of, ...next, throughputChangedAt }
}

function withUpdates(
  record: TableRecord,
  index: IndexRecord,
  { updates, when }: { readonly updates: readonly IndexUpdateRequest[]; readonly when: When },
): IndexRecord {
  const update = updates.find(({ Update }) => Update?.IndexName === index.name)?.Update
  if (!update || index.local) return index
  const limited = { ...index, ...onDemandOf(update, record.billingMode) }
  if (!update.ProvisionedThroughput) return limited
  refuseThroughput(record.billingMode, update.ProvisionedThroughput)
  return withThroughput(limited, update.ProvisionedThroughput, when.at)
}
