/** The requests that make and change tables; as with items, nothing in them is trusted. */
export interface KeySchemaElement {
  readonly AttributeName?: string
  readonly KeyType?: 'HASH' | 'RANGE'
}

export interface AttributeDefinition {
  readonly AttributeName?: string
  readonly AttributeType?: string
}

export interface IndexRequest {
  readonly IndexName?: string
  readonly KeySchema?: readonly KeySchemaElement[]
  readonly Projection?: {
    readonly ProjectionType?: string
    readonly NonKeyAttributes?: readonly string[]
  }
  readonly ProvisionedThroughput?: ThroughputRequest
  readonly OnDemandThroughput?: OnDemandRequest
}

export interface OnDemandRequest {
  readonly MaxReadRequestUnits?: number
  readonly MaxWriteRequestUnits?: number
}

export interface ThroughputRequest {
  readonly ReadCapacityUnits?: number
  readonly WriteCapacityUnits?: number
}

/** What CreateTable and UpdateTable share. */
interface SettingsRequest {
  readonly TableName?: string
  readonly AttributeDefinitions?: readonly AttributeDefinition[]
  readonly BillingMode?: 'PROVISIONED' | 'PAY_PER_REQUEST'
  readonly ProvisionedThroughput?: ThroughputRequest
  readonly OnDemandThroughput?: OnDemandRequest
  readonly DeletionProtectionEnabled?: boolean
  readonly TableClass?: 'STANDARD' | 'STANDARD_INFREQUENT_ACCESS'
  readonly SSESpecification?: { readonly Enabled?: boolean; readonly KMSMasterKeyId?: string }
  readonly StreamSpecification?: { readonly StreamEnabled?: boolean; readonly StreamViewType?: string }
}

export interface UpdateTableRequest extends SettingsRequest {
  readonly GlobalSecondaryIndexUpdates?: readonly IndexUpdateRequest[]
}

export interface IndexUpdateRequest {
  readonly Create?: IndexRequest
  readonly Update?: IndexRequest
  readonly Delete?: { readonly IndexName?: string }
}

export interface CreateTableRequest extends SettingsRequest {
  readonly KeySchema?: readonly KeySchemaElement[]
  readonly GlobalSecondaryIndexes?: readonly IndexRequest[]
  readonly LocalSecondaryIndexes?: readonly IndexRequest[]
}

export interface ListTablesRequest {
  readonly ExclusiveStartTableName?: string
  readonly Limit?: number
}

export interface UpdateTimeToLiveRequest {
  readonly TableName?: string
  readonly TimeToLiveSpecification?: {
    readonly Enabled?: boolean
    readonly AttributeName?: string
  }
}
