import { createMemoryStorage } from '@matricula/engine'
import { createFaults, type Faults } from '@matricula/engine/faults'
import { describe, expect, test } from 'vitest'
import { systemActor } from '#platform/actor.ts'
import { createCommandStore } from '#platform/store/command-store.ts'
import { createEmbeddedSender } from '#platform/store/embedded-sender.ts'
import { put } from '#platform/store/write.ts'
import { countingIds } from '#testing/counting-ids.ts'
import { stoppedClock } from '#testing/stopped-clock.ts'
import { createMeasuring } from './measuring.ts'

async function measured(faults?: Faults) {
  const lines: string[] = []
  const clock = stoppedClock('2027-01-11T08:00:00.000Z')
  const sender = await createEmbeddedSender(createMemoryStorage(), () => clock.millis(), faults)
  const ids = countingIds()
  const store = createCommandStore({ sender, prefix: '', clock, ids, pause: () => Promise.resolve() })
  const measuring = createMeasuring({
    stack: 'university',
    clock,
    store,
    sockets: () => 3,
    write: (line) => lines.push(line),
  })
  return { measuring, store, last: () => JSON.parse(lines.at(-1) ?? '{}') }
}

describe('what the server measures', () => {
  test('a minute is told in one line that CloudWatch makes metrics of', async () => {
    const { measuring, last } = await measured()
    measuring.observe({ status: 200, milliseconds: 12.345 })
    measuring.observe({ status: 503, milliseconds: 2 })
    measuring.tell()

    expect(last()).toEqual({
      _aws: {
        Timestamp: Date.parse('2027-01-11T08:00:00.000Z'),
        CloudWatchMetrics: [
          {
            Namespace: 'Matricula',
            Dimensions: [['Stack']],
            Metrics: [
              { Name: 'Requests', Unit: 'Count' },
              { Name: 'ServerErrors', Unit: 'Count' },
              { Name: 'Latency', Unit: 'Milliseconds' },
              { Name: 'Conflicts', Unit: 'Count' },
              { Name: 'Throttles', Unit: 'Count' },
              { Name: 'ReadUnits', Unit: 'Count' },
              { Name: 'WriteUnits', Unit: 'Count' },
              { Name: 'Sockets', Unit: 'Count' },
            ],
          },
        ],
      },
      Stack: 'university',
      Requests: 2,
      ServerErrors: 1,
      Sockets: 3,
      Conflicts: 0,
      Throttles: 0,
      ReadUnits: 0,
      WriteUnits: 0,
      Latency: [2, 12.3],
    })
  })

  test('each minute begins anew, and one in which nothing was asked says so', async () => {
    const { measuring, last } = await measured()
    measuring.observe({ status: 500, milliseconds: 1 })
    measuring.tell()
    measuring.tell()

    expect(last()).toMatchObject({ Requests: 0, ServerErrors: 0, Sockets: 3 })
    expect(last()).not.toHaveProperty('Latency')
  })

  test('of many requests a hundred times are told, among them the fastest and the slowest', async () => {
    const { measuring, last } = await measured()
    for (let time = 1000; time >= 1; time -= 1) measuring.observe({ status: 200, milliseconds: time })
    measuring.tell()

    const { Latency: times } = last()
    expect(times).toHaveLength(100)
    expect([times[0], times[94], times[99]]).toEqual([1, 950, 1000])
  })

  test('what the store was asked for and what it met is told of each minute by itself', async () => {
    const plan = { seed: 7, conflicts: 0.4, throttling: 0.4 }
    const { measuring, store, last } = await measured(createFaults(plan, () => undefined))
    const clerk = systemActor('test')
    const write = (place: number) => put({ table: 'users', pk: `U#${place}`, sk: 'U' })
    for (let place = 0; place < 20; place += 1)
      await store
        .commit(clerk, { writes: [write(place), write(place + 100)], events: [] })
        .catch(() => undefined)
    measuring.tell()
    const busy = last()
    expect(busy['Conflicts']).toBeGreaterThan(0)
    expect(busy['Throttles']).toBeGreaterThan(0)
    expect(busy['WriteUnits']).toBeGreaterThan(20)
    measuring.tell()
    expect(last()).toMatchObject({ Conflicts: 0, Throttles: 0, ReadUnits: 0, WriteUnits: 0 })
  })
})
