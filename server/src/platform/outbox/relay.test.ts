import type { LiveEvent } from '@matricula/contract/kernel'
import { createMemoryStorage } from '@matricula/engine'
import { expect, test } from 'vitest'
import { systemActor } from '#platform/actor.ts'
import type { Listener } from '#platform/capability.ts'
import { createCommandStore } from '#platform/store/command-store.ts'
import { createEmbeddedSender } from '#platform/store/embedded-sender.ts'
import type { Store } from '#platform/store/store.ts'
import { countingIds } from '#testing/counting-ids.ts'
import { stoppedClock } from '#testing/stopped-clock.ts'
import { createListening } from './listening.ts'
import { createRelay } from './relay.ts'

const bell = systemActor('bell')

async function openStore(): Promise<Store> {
  const clock = stoppedClock('2027-01-11T08:00:00.000Z')
  const sender = await createEmbeddedSender(createMemoryStorage(), () => clock.millis())
  return createCommandStore({ sender, prefix: '', clock, ids: countingIds(), pause: () => Promise.resolve() })
}

const ring = (store: Store, ...subjects: string[]) =>
  store.commit(bell, {
    writes: [],
    events: subjects.map((subject) => ({ name: 'bell.rang', subject, facts: { subject } })),
  })

const seqs = (events: readonly LiveEvent[]) => events.map((event) => event.seq)

test('events are numbered in the order they were committed, whatever record they are about', async () => {
  const store = await openStore()
  const subjects = ['A#1', 'B#7', 'C#3', 'A#1', 'D#9', 'E#2']
  for (const subject of subjects) await ring(store, subject)

  const told = await createRelay(store, 0).turn()

  expect(told.map((event) => event.facts['subject'])).toEqual(subjects)
  expect(seqs(told)).toEqual([1, 2, 3, 4, 5, 6])
})

test('two servers tell the same events with the same numbers, each once', async () => {
  const store = await openStore()
  const [one, other] = [createRelay(store, 0), createRelay(store, 0)]
  for (let round = 0; round < 10; round += 1) await ring(store, `A#${round}`, `B#${round}`)

  const told: LiveEvent[][] = [[], []]
  for (let round = 0; round < 6; round += 1) {
    const [mine, theirs] = await Promise.all([one.turn(), other.turn()])
    told[0]?.push(...mine)
    told[1]?.push(...theirs)
  }

  const all = Array.from({ length: 20 }, (_, place) => place + 1)
  expect(told.map((events) => seqs(events))).toEqual([all, all])
  expect(told[0]).toEqual(told[1])
})

test('a listener that was away hears what it missed, once it is back', async () => {
  const store = await openStore()
  const heard: number[] = []
  const listener: Listener = {
    name: 'porter',
    events: ['bell.rang'],
    hear: (events) => Promise.resolve(void heard.push(...seqs(events))),
  }
  const relay = createRelay(store, 0)
  const before = createListening(store, [listener], () => undefined)
  await ring(store, 'A#1')
  await before.hear(await relay.turn())
  await before.remember()
  await ring(store, 'A#2', 'A#3')
  await relay.turn()

  const after = createListening(store, [listener], () => undefined)
  await after.catchUp()

  expect(heard).toEqual([1, 2, 3])
})

test('one listener’s fault does not keep another from hearing', async () => {
  const store = await openStore()
  const faults: unknown[] = []
  const heard: number[] = []
  const broken: Listener = {
    name: 'broken',
    events: ['bell.rang'],
    hear: () => Promise.reject(new Error('out')),
  }
  const sound: Listener = {
    name: 'sound',
    events: ['bell.rang'],
    hear: async (events) => void heard.push(...seqs(events)),
  }
  const listening = createListening(store, [broken, sound], (fault) => faults.push(fault))
  await ring(store, 'A#1')

  await listening.hear(await createRelay(store, 0).turn())

  expect(heard).toEqual([1])
  expect(faults).toHaveLength(1)
})
