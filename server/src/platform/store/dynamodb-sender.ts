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
    // The store tries again by itself; two layers that do would multiply.
    maxAttempts: 1,
    requestHandler: { requestTimeout: 5000, connectionTimeout: 2000 },
    ...(endpoint && { endpoint }),
  })
  const document = documents.DynamoDBDocumentClient.from(client, {
    marshallOptions: { removeUndefinedValues: true },
  })
  const classes = classesOf(documents)
  if (createTables) await createMissing(low, client, prefix)
  return {
    remote: true,
    send: async (operation, input) =>
      Object(await document.send(new classes[operation](input as never) as never)),
    close() {
      document.destroy()
      client.destroy()
      return Promise.resolve()
    },
  }
}

type Low = typeof import('@aws-sdk/client-dynamodb')
type Documents = typeof import('@aws-sdk/lib-dynamodb')

const classesOf = (documents: Documents): Record<Operation, new (input: never) => object> => ({
  Get: documents.GetCommand,
  BatchGet: documents.BatchGetCommand,
  Query: documents.QueryCommand,
  Scan: documents.ScanCommand,
  Put: documents.PutCommand,
  Update: documents.UpdateCommand,
  Delete: documents.DeleteCommand,
  TransactWrite: documents.TransactWriteCommand,
})

async function createMissing(
  low: Low,
  client: InstanceType<Low['DynamoDBClient']>,
  prefix: string,
): Promise<void> {
  const { TableNames: present = [] } = await client.send(new low.ListTablesCommand({}))
  const missing = tables.filter(({ name }) => !present.includes(`${prefix}${name}`))
  await Promise.all(missing.map((table) => create(table)))

  async function create(table: TableDescription): Promise<void> {
    const TableName = `${prefix}${table.name}`
    await client.send(new low.CreateTableCommand(createTableInput(table, prefix)))
    await low.waitUntilTableExists({ client, maxWaitTime: 60 }, { TableName })
    if (table.timeToLive === undefined) return
    const TimeToLiveSpecification = { AttributeName: table.timeToLive, Enabled: true }
    await client.send(new low.UpdateTimeToLiveCommand({ TableName, TimeToLiveSpecification }))
  }
}
