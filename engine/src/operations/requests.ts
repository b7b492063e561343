import type { CapacityWish } from '#engine/tables/capacity.ts'

/** Requests as they arrive: nothing in them is trusted, so every field may be missing. */
export interface ExpressionFields {
  readonly ExpressionAttributeNames?: Readonly<Record<string, string>>
  readonly ExpressionAttributeValues?: Readonly<Record<string, unknown>>
}

export interface CapacityField {
  readonly ReturnConsumedCapacity?: CapacityWish
}

type MetricsWish = 'NONE' | 'SIZE'

/** What Put, Update, Delete and ConditionCheck share, alone or in a transaction. */
export interface WriteRequest extends ExpressionFields, CapacityField {
  readonly TableName?: string
  readonly Key?: unknown
  readonly Item?: unknown
  readonly ConditionExpression?: string
  readonly UpdateExpression?: string
  readonly ReturnValues?: 'NONE' | 'ALL_OLD' | 'UPDATED_OLD' | 'ALL_NEW' | 'UPDATED_NEW'
  readonly ReturnValuesOnConditionCheckFailure?: 'NONE' | 'ALL_OLD'
  readonly ReturnItemCollectionMetrics?: MetricsWish
}

export interface GetRequest extends ExpressionFields, CapacityField {
  readonly TableName?: string
  readonly Key?: unknown
  readonly ConsistentRead?: boolean
  readonly ProjectionExpression?: string
}

export interface PageRequest extends ExpressionFields, CapacityField {
  readonly TableName?: string
  readonly IndexName?: string
  readonly ConsistentRead?: boolean
  readonly FilterExpression?: string
  readonly ProjectionExpression?: string
  readonly Select?: 'ALL_ATTRIBUTES' | 'ALL_PROJECTED_ATTRIBUTES' | 'SPECIFIC_ATTRIBUTES' | 'COUNT'
  readonly Limit?: number
  readonly ExclusiveStartKey?: unknown
}

export interface QueryRequest extends PageRequest {
  readonly KeyConditionExpression?: string
  readonly ScanIndexForward?: boolean
}

export interface ScanRequest extends PageRequest {
  readonly Segment?: number
  readonly TotalSegments?: number
}

export interface BatchGetRequest extends CapacityField {
  readonly RequestItems?: Readonly<Record<string, GetRequest & { readonly Keys?: readonly unknown[] }>>
}

export interface BatchWriteRequest extends CapacityField {
  readonly RequestItems?: Readonly<Record<string, readonly BatchWriteEntry[]>>
  readonly ReturnItemCollectionMetrics?: MetricsWish
}

export interface BatchWriteEntry {
  readonly PutRequest?: { readonly Item?: unknown }
  readonly DeleteRequest?: { readonly Key?: unknown }
}

export interface TransactWriteRequest extends CapacityField {
  readonly TransactItems?: readonly TransactWriteEntry[]
  readonly ClientRequestToken?: string
  readonly ReturnItemCollectionMetrics?: MetricsWish
}

export interface TransactWriteEntry {
  readonly Put?: WriteRequest
  readonly Update?: WriteRequest
  readonly Delete?: WriteRequest
  readonly ConditionCheck?: WriteRequest
}

export interface TransactGetRequest extends CapacityField {
  readonly TransactItems?: readonly { readonly Get?: GetRequest }[]
}

export interface TableNameRequest {
  readonly TableName?: string
}
