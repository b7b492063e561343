import { createMemoryStorage } from '@matricula/engine'
import { expect, test } from 'vitest'
import { createCommandStore } from '#platform/store/command-store.ts'
import { createEmbeddedSender } from '#platform/store/embedded-sender.ts'
import { countingIds } from '#testing/counting-ids.ts'
import { stoppedClock } from '#testing/stopped-clock.ts'
import { createCertificateOrders } from './certificate-orders.ts'

/** Two servers over the same tables. */
async function servers() {
  const clock = stoppedClock('2027-01-11T08:00:00.000Z')
  const ids = countingIds()
  const sender = await createEmbeddedSender(createMemoryStorage(), () => clock.millis())
  const store = createCommandStore({ sender, prefix: '', clock, ids, pause: () => Promise.resolve() })
  const server = () =>
    createCertificateOrders({ store, clock, ids, host: '203.0.113.7', authority: 'authority' })
  return { clock, one: server(), other: server() }
}

test('one of two servers orders, and when it is done the other may', async () => {
  const { one, other } = await servers()
  const taken = (await Promise.all([one.take(), other.take()])).filter((order) => order !== undefined)
  expect(taken).toHaveLength(1)
  expect(await other.take()).toBeUndefined()
  for (const order of taken) await one.done(order)
  expect(await other.take()).toMatchObject({ failures: 0 })
})

test('an order whose server has ended lapses after five minutes, and what it says afterwards counts for nothing', async () => {
  const { clock, one, other } = await servers()
  const lost = await one.take()
  clock.pass(299)
  expect(await other.take()).toBeUndefined()
  clock.pass(1)
  const next = await other.take()
  expect(next).toBeDefined()
  if (lost) await one.failed(lost, 'too late')
  expect(await one.answer()).toBeUndefined()
  expect(await one.take()).toBeUndefined()
})

test('after a failure nobody orders for a rest, which grows until an order succeeds', async () => {
  const { clock, one, other } = await servers()
  const rests: number[] = []
  for (let failures = 0; failures < 6; failures += 1) {
    const order = await one.take()
    if (order) await one.failed(order, 'No route to host')
    let rest = 0
    while (
      (await other.take().then((taken) => taken && other.failed(taken, 'again').then(() => taken))) ===
      undefined
    ) {
      clock.pass(15)
      rest += 15
    }
    rests.push(rest / 60)
    clock.pass(6 * 3600)
  }
  expect(rests[0]).toBe(1.25)
  expect(await one.answer()).toBe('again')
  const order = await one.take()
  if (order) await one.done(order)
  expect(await one.answer()).toBeUndefined()
})
