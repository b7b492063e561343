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
}

export interface ThroughputRequest {
  readonly ReadCapacityUnits?: number
  readonly WriteCapacityUnits?: number
}

export interface CreateTableRequest {
  readonly TableName?: string
  readonly KeySchema?: readonly KeySchemaElement[]
  readonly AttributeDefinitions?: readonly AttributeDefinition[]
  readonly GlobalSecondaryIndexes?: readonly IndexRequest[]
  readonly LocalSecondaryIndexes?: readonly IndexRequest[]
  readonly BillingMode?: 'PROVISIONED' | 'PAY_PER_REQUEST'
  readonly ProvisionedThroughput?: ThroughputRequest
  readonly DeletionProtectionEnabled?: boolean
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
