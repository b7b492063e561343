import { CreateTableCommand, DynamoDBClient, UpdateTimeToLiveCommand } from '@aws-sdk/client-dynamodb'
import { createEngine, createMemoryStorage } from '@matricula/engine'
import { createHttpFront } from '@matricula/engine/wire'
import { templateTables } from '@matricula/infra/template-tables'
import { afterAll } from 'vitest'
import { countingIds } from '#testing/counting-ids.ts'
import { stoppedClock } from '#testing/stopped-clock.ts'
import { createCommandStore } from './command-store.ts'
import { createDynamoDbSender } from './dynamodb-sender.ts'
import { storeContract } from './store.contract.ts'

const closing: (() => unknown)[] = []
afterAll(async () => {
  for (const close of closing.toReversed()) await close()
})

// The AWS SDK signs its requests, so it wants credentials, whoever is asked.
process.env['AWS_ACCESS_KEY_ID'] ??= 'nobody'
process.env['AWS_SECRET_ACCESS_KEY'] ??= 'nothing'

const region = 'us-east-1'

storeContract('the store on the tables of the CloudFormation template', async () => {
  const clock = stoppedClock('2027-01-11T08:00:00.000Z')
  const front = createHttpFront(createEngine({ storage: createMemoryStorage() }))
  const port = await new Promise<number>((resolve) => {
    front.listen(0, '127.0.0.1', () => resolve(Number(Reflect.get(Object(front.address()), 'port'))))
  })
  const endpoint = `http://127.0.0.1:${port}`
  await makeTables(endpoint)
  const sender = await createDynamoDbSender({ region, prefix: 'matricula-', endpoint, createTables: false })
  closing.push(
    () => front.close(),
    () => sender.close(),
  )
  return createCommandStore({
    sender,
    prefix: 'matricula-',
    clock,
    ids: countingIds(),
    pause: () => Promise.resolve(),
  })
})

/** As CloudFormation would make them; what only CloudFormation knows is not sent. */
async function makeTables(endpoint: string): Promise<void> {
  const client = new DynamoDBClient({ region, endpoint })
  for (const { create, timeToLive } of templateTables('single')) {
    await client.send(new CreateTableCommand(create as never))
    if (timeToLive === undefined) continue
    const wanted = { TableName: create['TableName'], TimeToLiveSpecification: timeToLive }
    await client.send(new UpdateTimeToLiveCommand(wanted as never))
  }
  client.destroy()
}
