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
  for (const seconds of [67.5, 337.5, 1012.5]) {
    const order = await one.take()
    if (order) await one.failed(order, `after ${seconds}`)
    expect(await other.answer()).toBe(`after ${seconds}`)
    clock.pass(seconds - 1)
    expect(await other.take()).toBeUndefined()
    clock.pass(1)
  }
  const order = await other.take()
  if (order) await other.done(order)
  expect(await one.answer()).toBeUndefined()
  expect(await one.take()).toMatchObject({ failures: 0 })
})

test('who has news orders in spite of a rest, but not beside another', async () => {
  const { one, other } = await servers()
  const order = await one.take()
  if (order) await one.failed(order, 'No route to host')
  expect(await one.take({ news: false })).toBeUndefined()
  expect(await other.take({ news: true })).toMatchObject({ failures: 1 })
  expect(await one.take({ news: true })).toBeUndefined()
})
