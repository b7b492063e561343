import { type EnteredGrade, EnteredGrade as Schema } from '@matricula/contract/finals'
import { StudentId } from '@matricula/contract/kernel'
import { expect, test } from 'vitest'
import { createGradeQueue, type Sent } from './grade-queue.ts'

const ada = StudentId.parse('ada')
const wish = (grade: string): EnteredGrade => Schema.parse({ studentId: ada, grade, seen: 0 })

/** A server that answers when told. */
function queueWith() {
  const sent: { readonly wish: EnteredGrade; readonly answer: (sent: Sent) => void }[] = []
  const arrived: unknown[] = []
  const queue = createGradeQueue({
    send: (one) => new Promise((answer) => sent.push({ wish: one, answer })),
    arrived: (saved) => arrived.push(...saved.map(({ grade }) => grade)),
  })
  const settle = () => new Promise((done) => setTimeout(done))
  return { queue, sent, arrived, settle }
}

const saved = (grade: string): Sent => ({
  outcome: 'saved',
  saved: [{ studentId: ada, grade, version: 1 }],
})

test('a grade is on its way until it is stored', async () => {
  const { queue, sent, arrived, settle } = queueWith()
  queue.enter(wish('A'))
  expect(queue.entries().get(ada)?.stage).toBe('saving')
  sent[0]?.answer(saved('A'))
  await settle()
  expect(queue.entries().size).toBe(0)
  expect(arrived).toEqual(['A'])
})

test('a grade that was lost is kept, and sent again when woken', async () => {
  const { queue, sent, settle } = queueWith()
  queue.enter(wish('A'))
  sent[0]?.answer({ outcome: 'lost' })
  await settle()
  expect(queue.entries().get(ada)).toMatchObject({ stage: 'waiting', wish: { grade: 'A' } })
  queue.wake()
  sent[1]?.answer(saved('A'))
  await settle()
  expect(queue.entries().size).toBe(0)
})

test('the answer to an older choice does not take the newer one away', async () => {
  const { queue, sent, settle } = queueWith()
  queue.enter(wish('A'))
  queue.enter(wish('B'))
  sent[0]?.answer(saved('A'))
  await settle()
  expect(queue.entries().get(ada)?.wish.grade).toBe('B')
  sent[1]?.answer(saved('B'))
  await settle()
  expect(queue.entries().size).toBe(0)
})

test('a refusal stays with its words until somebody decides', async () => {
  const { queue, sent, settle } = queueWith()
  queue.enter(wish('A'))
  sent[0]?.answer({ outcome: 'refused', message: 'Emmy entered B meanwhile.' })
  await settle()
  expect(queue.entries().get(ada)).toMatchObject({
    stage: 'refused',
    message: 'Emmy entered B meanwhile.',
  })
  queue.drop(ada)
  expect(queue.entries().size).toBe(0)
})
