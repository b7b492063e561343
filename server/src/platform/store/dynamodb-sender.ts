import type { Operation, Sender } from './sender.ts'
import { createTableInput, type TableDescription, tables } from './tables.ts'

interface Place {
  readonly region: string
  readonly prefix: string
  /** For a compatible server elsewhere than AWS. */
  readonly endpoint?: string
  /** Makes missing tables; on AWS the template makes them. */
  readonly createTables: boolean
}

/** The store on AWS DynamoDB, or on any server that speaks its protocol. The SDK is loaded only here. */
export async function createDynamoDbSender({
  region,
  prefix,
  endpoint,
  createTables,
}: Place): Promise<Sender> {
  const [low, documents] = await Promise.all([
    import('@aws-sdk/client-dynamodb'),
    import('@aws-sdk/lib-dynamodb'),
  ])
  const client = new low.DynamoDBClient({
    region,
    maxAttempts: 1,
    requestHandler: { requestTimeout: 5000, connectionTimeout: 2000 },
    ...(endpoint && { endpoint }),
  })
  const document = documents.DynamoDBDocumentClient.from(client, {
    marshallOptions: { removeUndefinedValues: true },
  })
  const classes: Record<Operation, new (input: never) => object> = {
    Get: documents.GetCommand,
    BatchGet: documents.BatchGetCommand,
    Query: documents.QueryCommand,
    Scan: documents.ScanCommand,
    Put: documents.PutCommand,
    Update: documents.UpdateCommand,
    Delete: documents.DeleteCommand,
    TransactWrite: documents.TransactWriteCommand,
  }

  if (createTables) {
    const { TableNames: present = [] } = await client.send(new low.ListTablesCommand({}))
    const missing = tables.filter(({ name }) => !present.includes(`${prefix}${name}`))
    for (const table of missing) await create(table)
  }

  async function create(table: TableDescription): Promise<void> {
    const TableName = `${prefix}${table.name}`
    await client.send(new low.CreateTableCommand(createTableInput(table, prefix)))
    await low.waitUntilTableExists({ client, maxWaitTime: 60 }, { TableName })
    if (table.timeToLive === undefined) return
    const TimeToLiveSpecification = { AttributeName: table.timeToLive, Enabled: true }
    await client.send(new low.UpdateTimeToLiveCommand({ TableName, TimeToLiveSpecification }))
  }

  return {
    send: async (operation, input) =>
      Object(await document.send(new classes[operation](input as never) as never)),
    async close() {
      document.destroy()
      client.destroy()
    },
  }
}
