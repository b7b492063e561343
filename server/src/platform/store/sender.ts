/** The operations of DynamoDB's document API that the store uses. */
export type Operation = 'Get' | 'BatchGet' | 'Query' | 'Scan' | 'Put' | 'Update' | 'Delete' | 'TransactWrite'

/** Whoever answers DynamoDB's commands: the engine in this process, or AWS. */
export interface Sender {
  /** Whether an answer can be lost on its way, so that nobody knows if the command was done. */
  readonly remote?: boolean
  send(operation: Operation, input: Readonly<Record<string, unknown>>): Promise<Record<string, unknown>>
  close(): Promise<void>
}
