import { afterAll, describe, expect, test } from 'vitest'
import { whyNotLocal } from './dynamodb-local.ts'
import { sequencesAlike } from './same-outcomes.ts'
import { conformanceSuite } from './suite.ts'
import { chosenTarget, openTarget, type Target } from './targets.ts'

const elsewhere = chosenTarget() === undefined ? undefined : 'MATRICULA_CONFORMANCE names another target'
const reason = elsewhere ?? whyNotLocal()
process.stdout.write(
  reason === undefined
    ? 'DynamoDB Local is held against the suite.\n'
    : `NOT RUN against DynamoDB Local: ${reason}.\n`,
)

/** Where Java is found, a DynamoDB Local that does not start is a failure, never a silent pass. */
describe.skipIf(reason !== undefined)(`beside DynamoDB Local ${reason ?? ''}`, () => {
  let opening: Promise<Target> | undefined
  const local = (): Promise<Target> => (opening ??= openTarget('local'))
  afterAll(async () => (await opening)?.close())

  conformanceSuite('local', async () => ({ ...(await local()), close: async () => undefined }))

  test('the same random requests have the same outcomes in memory and in DynamoDB Local', async () => {
    const memory = await openTarget('memory')
    expect(await sequencesAlike([memory, await local()], 12)).toBe(12)
    await memory.close()
  }, 120_000)
})
