export type KeyType = 'S' | 'N' | 'B'

/** An attribute that keys are made of. */
export interface KeyAttribute {
  readonly name: string
  readonly type: KeyType
}

export type ProjectionType = 'ALL' | 'KEYS_ONLY' | 'INCLUDE'

/** A secondary index: global ones have their own partition key, local ones share the table's. */
export interface Index {
  readonly name: string
  readonly space: number
  readonly keys: readonly KeyAttribute[]
  readonly local: boolean
  readonly projection: ProjectionType
  readonly included: readonly string[]
  /** Set while the items that were there before the index are still being put into it. */
  readonly building?: boolean
}

/** A table as the operations see it. `keys` holds the partition key and, if there is one, the sort key. */
export interface Table {
  readonly name: string
  readonly space: number
  readonly keys: readonly KeyAttribute[]
  readonly indexes: readonly Index[]
  readonly record: TableRecord
}

/** A table as it is written in the store. Fields are only ever added. */
export type TableRecord = {
  readonly name: string
  readonly id: string
  readonly space: number
  /** Seconds since 1970. */
  readonly createdAt: number
  readonly keys: readonly KeyAttribute[]
  readonly indexes: readonly IndexRecord[]
  readonly billingMode: 'PAY_PER_REQUEST' | 'PROVISIONED'
  readonly readUnits: number
  readonly writeUnits: number
  readonly deletionProtection: boolean
  /** The attribute whose passing time ends an item; empty when the table keeps items for ever. */
  readonly endsAt: string
  /** Seconds since 1970. */
  readonly billingChangedAt?: number
  readonly throughputChangedAt?: ThroughputChanges
  readonly tableClass?: TableClass
  /** The key AWS would encrypt with; absent for AWS's own. */
  readonly encryptionKey?: string
  readonly onDemand?: RequestUnits
}

export type TableClass = 'STANDARD' | 'STANDARD_INFREQUENT_ACCESS'

/** The most an on-demand table or index may use, in request units a second; -1 for no limit. */
export type RequestUnits = { readonly read?: number; readonly write?: number }

/** When provisioned units last rose and fell, in seconds since 1970. */
export type ThroughputChanges = { readonly increase?: number; readonly decrease?: number }

export type IndexRecord = {
  readonly name: string
  readonly space: number
  readonly keys: readonly KeyAttribute[]
  readonly local: boolean
  readonly projection: ProjectionType
  readonly included: readonly string[]
  readonly building?: boolean
  readonly readUnits?: number
  readonly writeUnits?: number
  readonly throughputChangedAt?: ThroughputChanges
  readonly onDemand?: RequestUnits
}

export function tableOf(record: TableRecord): Table {
  const { name, space, keys, indexes } = record
  return { name, space, keys, indexes, record }
}
