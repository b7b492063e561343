import type { Register } from '@matricula/contract/attendance'
import { MeetingId, SectionId, StudentId } from '@matricula/contract/kernel'
import { expect, test } from 'vitest'
import { type Batch, createTapQueue, waitingMarks } from './tap-queue.ts'

const sectionId = SectionId.parse('cs201a')
const meetingId = MeetingId.parse('2027-01-11-1')
const place = { sectionId, meetingId }
const ada = StudentId.parse('ada')
const bob = StudentId.parse('bob')
const register: Register = { ...place, state: 'open', marks: [], version: 1 }

/** A connection that the story opens, cuts and answers by hand. */
function line(kept: readonly Batch[] = []) {
  const sent: Batch[] = []
  const answers: { arrive: () => void; lose: () => void; refuse: () => void }[] = []
  const timers: (() => void)[] = []
  let keys = 0
  let stored = kept
  const queue = createTapQueue({
    send: (batch) => {
      sent.push(batch)
      return new Promise((resolve, reject) => {
        answers.push({
          arrive: () => resolve(register),
          lose: () => reject(new Error('lost')),
          refuse: () => reject(new Error('refused')),
        })
      })
    },
    mayHelp: (error) => error instanceof Error && error.message === 'lost',
    newKey: () => {
      keys += 1
      return `key-${keys}`
    },
    later: (run) => void timers.push(run),
    kept: {
      read: () => stored,
      write: (batches) => {
        stored = batches
      },
    },
  })
  const settle = async () => {
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve()
  }
  return { queue, sent, answers, timers, settle, stored: () => stored }
}

test('taps made while one is on its way go together in the next request', async () => {
  const { queue, sent, answers, settle } = line()
  queue.add({ ...place, marks: [{ studentId: ada, state: 'late' }] })
  queue.add({ ...place, marks: [{ studentId: ada, state: 'absent' }] })
  queue.add({ ...place, marks: [{ studentId: bob, state: 'late' }] })
  answers[0]?.arrive()
  await settle()
  expect(sent.map((batch) => batch.marks)).toEqual([
    [{ studentId: ada, state: 'late' }],
    [
      { studentId: ada, state: 'absent' },
      { studentId: bob, state: 'late' },
    ],
  ])
})

test('a lost request goes out again under its first key, and later taps do not join it', async () => {
  const { queue, sent, answers, timers, settle } = line()
  queue.add({ ...place, marks: [{ studentId: ada, state: 'late' }] })
  answers[0]?.lose()
  await settle()
  queue.add({ ...place, marks: [{ studentId: bob, state: 'absent' }] })
  expect(queue.stuck()).toBe(true)
  timers[0]?.()
  await settle()
  answers.at(-1)?.arrive()
  await settle()
  expect(sent.map((batch) => batch.key)).toEqual(['key-1', 'key-1', 'key-2'])
})

test('what waited outlives the page', async () => {
  const first = line()
  first.queue.add({ ...place, marks: [{ studentId: ada, state: 'late' }] })
  const second = line(first.stored())
  second.queue.wake()
  expect(second.sent.map((batch) => batch.key)).toEqual(['key-1'])
  second.answers[0]?.arrive()
  await second.settle()
  expect(second.stored()).toEqual([])
})

test('what is refused for good is told and does not hold up the rest', async () => {
  const { queue, sent, answers, settle } = line()
  const told: string[] = []
  queue.listen((outcome) => told.push('error' in outcome ? 'refused' : 'arrived'))
  queue.add({ ...place, marks: [{ studentId: ada, state: 'late' }] })
  queue.add({ ...place, marks: [{ studentId: bob, state: 'late' }] })
  answers[0]?.refuse()
  await settle()
  answers[1]?.arrive()
  await settle()
  expect(told).toEqual(['refused', 'arrived'])
  expect(sent).toHaveLength(2)
  expect(queue.waiting()).toEqual([])
})

test('the latest tap on a student is what is shown', () => {
  const { queue } = line()
  queue.add({ ...place, marks: [{ studentId: ada, state: 'late' }] })
  queue.add({ ...place, marks: [{ studentId: ada, state: 'excused' }] })
  expect(waitingMarks(queue.waiting(), place).get(ada)?.state).toBe('excused')
  expect(waitingMarks(queue.waiting(), { ...place, meetingId: MeetingId.parse('2027-01-12-1') }).size).toBe(0)
})
