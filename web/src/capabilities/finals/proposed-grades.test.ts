import type { FinalRoster } from '@matricula/contract/finals'
import { StudentId } from '@matricula/contract/kernel'
import { expect, test } from 'vitest'
import { proposedIn, toEnter } from './proposed-grades.ts'

const rule = { attempted: true, earned: true, inGpa: true, kind: 'normal' } as const
const scheme = {
  measure: 'letters',
  outOf: 4000,
  grades: [
    { ...rule, letter: 'A', points: 4000, passes: true },
    { ...rule, letter: 'F', points: 0, passes: false },
  ],
} as unknown as FinalRoster['scheme']

const line = (id: string, more = {}) => ({
  studentId: StudentId.parse(id),
  name: id,
  rollNumber: id,
  version: 0,
  ...more,
})
const lines = [
  line('ada'),
  line('grace', { grade: 'F', version: 2 }),
  line('alan', { reason: 'Ill', version: 1 }),
  line('edsger', { grade: 'A', version: 1 }),
  line('barbara'),
]
const total = { hundredths: 9500, categories: [] }
const totals = new Map(['ada', 'grace', 'alan', 'edsger'].map((id) => [id, total]))
const proposed = proposedIn({ lines, scheme } as unknown as FinalRoster, totals, {
  cuts: [{ letter: 'A', from: 9000 }],
  heads: [],
})

test('what somebody entered stays, and nobody without a total is given a grade', () => {
  expect(toEnter(proposed, false)).toEqual([{ studentId: 'ada', grade: 'A', seen: 0 }])
})

test('what was entered is replaced where that is wanted, unless it says the same', () => {
  expect(toEnter(proposed, true).map(({ studentId, seen }) => [studentId, seen])).toEqual([
    ['ada', 0],
    ['grace', 2],
    ['alan', 1],
  ])
})
