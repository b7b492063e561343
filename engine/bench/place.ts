import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'

/** Something that answers DynamoDB's commands and is measured. */
export interface Place {
  readonly name: string
  readonly send: DynamoDBDocumentClient['send']
  /** Processes other than this one whose work counts too. */
  readonly others: readonly number[]
  close(): Promise<void>
}
