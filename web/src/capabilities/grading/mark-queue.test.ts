import { Mark, type MarkValue } from '@matricula/contract/grading'
import { AssessmentId, StudentId } from '@matricula/contract/kernel'
import { expect, test } from 'vitest'
import type { MarkReply } from './cell-entries.ts'
import { createMarkQueue } from './mark-queue.ts'

const midterm = AssessmentId.parse('midterm')
const ada = StudentId.parse('ada')
const bob = StudentId.parse('bob')
const mark = (studentId: StudentId, value: MarkValue | null, version: number, by = 'Me'): Mark =>
  Mark.parse({ assessmentId: midterm, studentId, value, version, by, at: '2027-01-11T08:00:00.000Z' })
const wish = (studentId: StudentId, value: number) => ({ studentId, text: String(value), value })

/** A server that answers when the story says so. */
function office() {
  const sent: { key: string; marks: readonly { studentId: StudentId; seen?: number }[] }[] = []
  const answers: { reply: (reply: MarkReply) => void; lose: () => void; refuse: () => void }[] = []
  const timers: (() => void)[] = []
  const known = new Map<string, Mark>()
  let keys = 0
  const queue = createMarkQueue({
    send: (_, marks, key) => {
      sent.push({ key, marks })
      return new Promise((resolve, reject) => {
        answers.push({
          reply: resolve,
          lose: () => reject(new Error('lost')),
          refuse: () => reject(new Error('refused')),
        })
      })
    },
    mayHelp: (error) => error instanceof Error && error.message === 'lost',
    messageOf: () => 'You may not do this',
    newKey: () => {
      keys += 1
      return `key-${keys}`
    },
    later: (run) => void timers.push(run),
    versionOf: (_, studentId) => known.get(studentId)?.version ?? 0,
    arrived: (marks) => {
      for (const one of marks) known.set(one.studentId, one)
    },
  })
  const settle = async () => {
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve()
  }
  return { queue, sent, answers, timers, known, settle }
}

test('a cell typed again while its first mark is on the way is no conflict with oneself', async () => {
  const { queue, sent, answers, settle } = office()
  queue.enter(midterm, [wish(ada, 38)])
  queue.enter(midterm, [wish(ada, 41)])
  answers[0]?.reply({ saved: [mark(ada, 38, 1)], refused: [] })
  await settle()
  expect(sent.map(({ marks }) => marks[0]?.seen)).toEqual([0, 1])
  answers[1]?.reply({ saved: [mark(ada, 41, 2)], refused: [] })
  await settle()
  expect(queue.entries().size).toBe(0)
})

test('marks that wait for the answer of a request go together in the next', async () => {
  const { queue, sent, answers, settle } = office()
  queue.enter(midterm, [wish(ada, 1)])
  queue.enter(midterm, [wish(bob, 2)])
  queue.enter(midterm, [wish(ada, 3)])
  answers[0]?.reply({ saved: [mark(ada, 1, 1)], refused: [] })
  await settle()
  expect(sent[1]?.marks.map((one) => one.studentId)).toEqual([bob, ada])
})

test('what another entered meanwhile is shown beside what was typed, and either can be chosen', async () => {
  const { queue, sent, answers, known, settle } = office()
  queue.enter(midterm, [wish(ada, 41)])
  const theirs = mark(ada, 38, 3, 'Dr. Demir')
  const refusal = { studentId: ada, reason: 'changed-by-another', message: '', theirs }
  answers[0]?.reply({ saved: [], refused: [refusal] })
  await settle()
  expect(queue.entries().get(ada)?.[midterm]).toMatchObject({ stage: 'conflict', text: '41', theirs })
  queue.keepMine(midterm, ada)
  expect(sent[1]?.marks).toEqual([{ studentId: ada, value: 41, seen: 3 }])
  answers[1]?.reply({ saved: [], refused: [refusal] })
  await settle()
  queue.takeTheirs(midterm, ada)
  expect(known.get(ada)?.value).toBe(38)
  expect(queue.entries().size).toBe(0)
})

test('a lost request goes out again under its key, and the cell says that it waits', async () => {
  const { queue, sent, answers, timers, settle } = office()
  queue.enter(midterm, [wish(ada, 41)])
  answers[0]?.lose()
  await settle()
  expect(queue.entries().get(ada)?.[midterm]?.stage).toBe('queued')
  queue.enter(midterm, [wish(bob, 12)])
  timers[0]?.()
  answers[1]?.reply({ saved: [mark(ada, 41, 1)], refused: [] })
  await settle()
  expect(sent.map(({ key }) => key)).toEqual(['key-1', 'key-1', 'key-2'])
})

test('a refusal stays in the cell with its reason, and what was typed stays too', async () => {
  const { queue, answers, settle } = office()
  queue.enter(midterm, [wish(ada, 41)])
  answers[0]?.refuse()
  await settle()
  expect(queue.entries().get(ada)?.[midterm]).toMatchObject({
    stage: 'error',
    text: '41',
    message: 'You may not do this',
  })
})
