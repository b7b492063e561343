import { createEngine, createMemoryStorage } from '@matricula/engine'
import { createHttpFront } from '@matricula/engine/wire'
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

storeContract('the store over the AWS SDK and DynamoDB’s protocol', async () => {
  const clock = stoppedClock('2027-01-11T08:00:00.000Z')
  const front = createHttpFront(createEngine({ storage: createMemoryStorage() }))
  const port = await new Promise<number>((resolve) => {
    front.listen(0, '127.0.0.1', () => resolve(Number(Reflect.get(Object(front.address()), 'port'))))
  })
  const sender = await createDynamoDbSender({
    region: 'us-east-1',
    prefix: 'school-',
    endpoint: `http://127.0.0.1:${port}`,
    createTables: true,
  })
  closing.push(
    () => front.close(),
    () => sender.close(),
  )
  return createCommandStore({
    sender,
    prefix: 'school-',
    clock,
    ids: countingIds(),
    pause: () => Promise.resolve(),
  })
})
