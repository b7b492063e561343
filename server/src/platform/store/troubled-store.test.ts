import { createMemoryStorage } from '@matricula/engine'
import { createFaults, type FaultPlan, type Faults } from '@matricula/engine/faults'
import { describe, expect, test } from 'vitest'
import type { Actor } from '#platform/actor.ts'
import { countingIds } from '#testing/counting-ids.ts'
import { stoppedClock } from '#testing/stopped-clock.ts'
import { createCommandStore } from './command-store.ts'
import { createEmbeddedSender } from './embedded-sender.ts'
import { storeContract } from './store.contract.ts'
import type { Store } from './store.ts'
import { type Item, insert, type Key, patch } from './write.ts'

const seed = Number(process.env['MATRICULA_SEED'] ?? process.hrtime.bigint() % 1_000_000n)
const students = Array.from({ length: 250 }, (_, at) => `STU${String(at).padStart(3, '0')}`)
const clerk: Actor = { kind: 'system', id: 'clerk', name: 'Clerk', grants: [] }
const seats: Key = { table: 'catalogue', pk: 'SEC#1', sk: 'SEATS' }
const enrolment = (student: string): Item => ({
  table: 'enrolments',
  pk: student,
  sk: 'ENR',
  g1p: 'SEC#1',
  g1s: student,
})

interface Troubled {
  readonly store: Store
  readonly faults: Faults
  /** The milliseconds of each wait. */
  readonly waits: readonly number[]
}

async function troubled(plan: Omit<FaultPlan, 'seed'>, remote = false): Promise<Troubled> {
  const clock = stoppedClock('2027-01-11T08:00:00.000Z')
  const faults = createFaults({ seed, ...plan }, (line) => process.stdout.write(`${line}\n`))
  const sender = await createEmbeddedSender(createMemoryStorage(), () => clock.millis(), faults)
  const waits: number[] = []
  const pause = async (milliseconds: number): Promise<void> => {
    waits.push(milliseconds)
    await Promise.resolve()
  }
  const store = createCommandStore({
    sender: { ...sender, remote },
    prefix: '',
    clock,
    ids: countingIds(),
    pause,
  })
  return { store, faults, waits }
}

/** Takes a seat, enrols and tells of it, in one commit. */
const enrol = (store: Store, student: string): Promise<void> =>
  store.commit(clerk, {
    writes: [insert(enrolment(student)), patch(seats, { add: { taken: 1 } })],
    events: [{ name: 'enrolment.confirmed', subject: student, facts: { student } }],
  })

const busy = { conflicts: 0.1, throttling: 0.1, unprocessed: 0.3 }

storeContract('the store over a DynamoDB in trouble', async () => (await troubled(busy)).store)

describe('a registration while DynamoDB is in trouble', () => {
  test.each([
    ['collisions and too many requests', busy, false],
    ['lost answers as well', { ...busy, lostAnswers: 0.1 }, true],
  ])('with %s loses nobody, and enrols nobody twice', async (_, plan, remote) => {
    const { store, faults } = await troubled(plan, remote)

    const outcomes = await Promise.allSettled(students.map((student) => enrol(store, student)))

    const enrolled = students.filter((__, at) => outcomes[at]?.status === 'fulfilled')
    const roster = await store.query({ table: 'enrolments', index: 'g1', partition: 'SEC#1' })
    const told = await store.query({ table: 'events', index: 'g1', partition: 'ACT#clerk' })
    expect(faults.met.conflicts + faults.met.throttling, `seed ${seed}`).toBeGreaterThan(20)
    expect(roster.items.map((item) => item['pk'])).toEqual(expect.arrayContaining(enrolled))
    expect(new Set(told.items.map((item) => item['pk'])).size).toBe(roster.items.length)
    expect(told.items).toHaveLength(roster.items.length)
    expect(await store.get(seats)).toMatchObject({ taken: roster.items.length })
    expect(enrolled.length).toBeGreaterThan(students.length - 5)
  })

  test('every key that was left is asked again, after a wait', async () => {
    const { store, faults, waits } = await troubled({ unprocessed: 0.5 })
    for (const student of students) await enrol(store, student)

    const found = await store.getMany(students.map((pk) => ({ table: 'enrolments', pk, sk: 'ENR' })))

    expect(found.map((item) => item?.['pk'])).toEqual(students)
    expect(faults.met.unprocessed).toBeGreaterThan(20)
    expect(waits.length).toBeGreaterThan(2)
  })

  test('an index that lags behind shows all in the end, and decides nothing meanwhile', async () => {
    const { store, faults } = await troubled({ ...busy, indexLag: 40 })
    for (const student of students) {
      await enrol(store, student)
      await store.query({ table: 'enrolments', index: 'g1', partition: 'SEC#1', limit: 1 })
    }

    for (let at = 0; at < 40; at += 1) await store.get(seats)
    const roster = await store.query({ table: 'enrolments', index: 'g1', partition: 'SEC#1' })

    expect(faults.met.lagging).toBeGreaterThan(20)
    expect(roster.items).toHaveLength(students.length)
    await expect(enrol(store, 'STU000')).rejects.toMatchObject({ refusals: [{ name: 'exists' }] })
  })

  test('a DynamoDB that answers nobody is told as busy, after eight tries and no more', async () => {
    const { store, faults, waits } = await troubled({ throttling: 1 })

    await expect(enrol(store, 'STU000')).rejects.toMatchObject({ code: 'server.busy' })

    expect([faults.met.throttling, waits.length]).toEqual([8, 7])
  })

  test('a single write whose answer was lost is not made again: nobody knows whether it was done', async () => {
    const { store, faults } = await troubled({ lostAnswers: 1 }, true)

    await expect(store.bump(seats, { add: { taken: 1 } })).rejects.toMatchObject({
      name: 'InternalServerError',
    })

    expect(faults.met.lostAnswers).toBe(1)
  })
})
