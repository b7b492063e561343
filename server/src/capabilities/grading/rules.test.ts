import { Assessment, type MarkValue } from '@matricula/contract/grading'
import { StudentId } from '@matricula/contract/kernel'
import { expect, test } from 'vitest'
import { type Cell, decideEntry, highestOf, releasedOf } from './rules.ts'

const ada = StudentId.parse('ada')
const bob = StudentId.parse('bob')
const midterm = Assessment.parse({
  assessmentId: 'midterm',
  sectionId: 'cs201a',
  title: 'Midterm',
  outOf: 50,
  weight: 30,
  released: false,
  version: 1,
})
const cell = (value: MarkValue | null, version = 1): Cell => ({
  value,
  version,
  by: 'Emmy Noether',
  at: '2027-01-11T08:00:00.000Z',
})
const facts = (adas?: Cell) => ({
  assessment: midterm,
  cells: new Map(adas ? [[ada, adas]] : []),
  strangers: new Set([bob]),
})

test.each([
  { title: 'a first mark', value: 41, seen: 0, before: undefined, refused: [] },
  { title: 'the highest mark', value: 50, seen: 0, before: undefined, refused: [] },
  { title: 'a mark over the highest', value: 50.01, seen: 0, before: undefined, refused: ['over-maximum'] },
  { title: 'a word', value: 'absent', seen: 0, before: undefined, refused: [] },
  { title: 'a change of what was seen', value: 41, seen: 2, before: cell(38, 2), refused: [] },
  {
    title: 'a change of what was not seen',
    value: 41,
    seen: 1,
    before: cell(38, 2),
    refused: ['changed-by-another'],
  },
  { title: 'the same mark as another entered', value: 38, seen: 1, before: cell(38, 2), refused: [] },
  {
    title: 'the last mark where nothing was seen',
    value: 41,
    seen: undefined,
    before: cell(38, 2),
    refused: [],
  },
  { title: 'clearing a mark', value: null, seen: 2, before: cell(38, 2), refused: [] },
  {
    title: 'clearing what another changed',
    value: null,
    seen: 1,
    before: cell(38, 2),
    refused: ['changed-by-another'],
  },
] as const)('$title', ({ value, seen, before, refused }) => {
  const entry = decideEntry(facts(before), [{ studentId: ada, value, seen }])
  expect(entry.refused.map((one) => one.reason)).toEqual(refused)
  expect(entry.saved).toHaveLength(1 - refused.length)
})

test('what one mark is refused for stops no other', () => {
  const entry = decideEntry(facts(), [
    { studentId: bob, value: 10 },
    { studentId: ada, value: 12 },
  ])
  expect(entry.saved.map((mark) => mark.studentId)).toEqual([ada])
  expect(entry.refused).toMatchObject([{ studentId: bob, reason: 'not-enrolled' }])
})

test('a conflict names what the other entered and who it was', () => {
  const { refused } = decideEntry(facts(cell(38, 2)), [{ studentId: ada, value: 41, seen: 1 }])
  expect(refused[0]?.message).toBe('Emmy Noether entered 38 meanwhile. Keep yours or use theirs.')
  expect(refused[0]?.theirs).toMatchObject({ value: 38, version: 2, by: 'Emmy Noether' })
})

test('a mark over the highest is refused in words', () => {
  const { refused } = decideEntry(facts(), [{ studentId: ada, value: 51 }])
  expect(refused[0]?.message).toBe('51 is more than 50, the highest mark of Midterm. Enter a lower mark.')
})

test('the highest of no marks is nothing', () => {
  expect(highestOf(new Map())).toBe(0)
  expect(
    highestOf(
      new Map([
        [ada, cell(7)],
        [bob, cell('absent')],
      ]),
    ),
  ).toBe(7)
})

test('a student sees what is released, and nothing of what is not', () => {
  const quiz = { ...midterm, assessmentId: Assessment.shape.assessmentId.parse('quiz'), released: true }
  const seen = releasedOf(ada, [midterm, quiz], () => new Map([[ada, cell(9)]]))
  expect(seen).toEqual([{ assessmentId: 'quiz', title: 'Midterm', outOf: 50, weight: 30, value: 9 }])
})
