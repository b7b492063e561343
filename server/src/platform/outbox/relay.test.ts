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

test('whoever renews what is remembered hears before those who act on it', async () => {
  const store = await openStore()
  const order: string[] = []
  const acts: Listener = {
    name: 'acts',
    events: ['bell.rang'],
    hear: () => Promise.resolve(void order.push('acted')),
  }
  const remembers: Listener = {
    name: 'remembers',
    events: ['bell.rang'],
    first: true,
    async hear() {
      await store.get({ table: 'events', pk: 'SOMETHING', sk: 'ELSE' })
      order.push('remembered')
    },
  }
  const listening = createListening(store, [acts, remembers], () => undefined)
  await ring(store, 'A#1')

  await listening.hear(await createRelay(store, 0).turn())

  expect(order).toEqual(['remembered', 'acted'])
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

/** A listener that fails as often as told, and notes what it acted on. */
function porterWhoFails(times: number, onlyAt?: number) {
  const acted: number[] = []
  let left = times
  const listener: Listener = {
    name: 'porter',
    events: ['bell.rang'],
    hear(events) {
      const concerned = onlyAt === undefined || seqs(events).includes(onlyAt)
      if (concerned && left > 0) {
        left -= 1
        return Promise.reject(new Error('away'))
      }
      acted.push(...seqs(events))
      return Promise.resolve()
    },
  }
  return { listener, acted }
}

test('a listener that failed is told again in quiet rounds, in order, before what came since', async () => {
  const store = await openStore()
  const { listener, acted } = porterWhoFails(3)
  const relay = createRelay(store, 0)
  const listening = createListening(store, [listener], () => undefined)
  await ring(store, 'A#1')
  await listening.hear(await relay.turn())
  await ring(store, 'A#2')
  await listening.hear(await relay.turn())
  for (let quiet = 0; quiet < 12; quiet += 1) await listening.hear([])

  expect(acted).toEqual([1, 2])
})

test('what a listener owes is told again after a restart', async () => {
  const store = await openStore()
  const relay = createRelay(store, 0)
  const broken = porterWhoFails(99)
  const before = createListening(store, [broken.listener], () => undefined)
  await ring(store, 'A#1', 'A#2')
  await before.hear(await relay.turn())
  await before.remember()

  const sound = porterWhoFails(0)
  await createListening(store, [sound.listener], () => undefined).catchUp()

  expect(sound.acted).toEqual([1, 2])
})

test('an event on which a listener fails for good is given up by name, the others are acted on', async () => {
  const store = await openStore()
  const faults: string[] = []
  const { listener, acted } = porterWhoFails(Number.POSITIVE_INFINITY, 2)
  const relay = createRelay(store, 0)
  const listening = createListening(store, [listener], (fault) => faults.push(String(fault)))
  await ring(store, 'A#1', 'A#2', 'A#3')
  await listening.hear(await relay.turn())
  for (let quiet = 0; quiet < 1200; quiet += 1) await listening.hear([])

  expect(acted).toEqual([1, 3])
  expect(faults.at(-1)).toBe('Error: porter gives up event 2, bell.rang')
  await listening.remember()
  const after = porterWhoFails(0)
  await createListening(store, [after.listener], () => undefined).catchUp()
  expect(after.acted).toEqual([])
})
