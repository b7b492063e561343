import { Assessment } from '@matricula/contract/grading'
import { describe, expect, test } from 'vitest'
import { readMark, textOf } from './mark-text.ts'
import { totalOf } from './total.ts'

describe('what is typed', () => {
  test.each([
    ['41', { value: 41 }],
    ['41,5', { value: 41.5 }],
    ['.5', { value: 0.5 }],
    ['12.50', { value: 12.5 }],
    ['12.500', { value: 12.5 }],
    ['', { value: null }],
    ['AB', { value: 'absent' }],
    ['ex', { value: 'excused' }],
    ['Missing', { value: 'missing' }],
    ['50.01', { fault: 'check.over' }],
    ['1.005', { fault: 'check.decimals' }],
    ['-3', { fault: 'check.negative' }],
    ['1e3', { fault: 'check.number' }],
    ['forty', { fault: 'check.number' }],
    ['1.2.3', { fault: 'check.number' }],
  ])('%s', (text, read) => {
    expect(readMark(text, 50)).toEqual(read)
  })

  test('what is copied can be pasted', () => {
    for (const value of [41.5, 0, 'absent', 'excused', 'missing', null] as const)
      expect(readMark(textOf(value), 50)).toEqual({ value })
  })
})

describe('how a student stands so far', () => {
  const of = (title: string, outOf: number, weight: number) =>
    Assessment.parse({
      assessmentId: title,
      sectionId: 's',
      title,
      outOf,
      weight,
      released: false,
      version: 1,
    })
  const quiz = of('quiz', 10, 20)
  const midterm = of('midterm', 50, 30)
  const final = of('final', 100, 50)
  test.each([
    ['nothing marked', {}, undefined],
    ['one of three', { quiz: 8 }, 80],
    ['two of three, by weight', { quiz: 10, midterm: 25 }, 70],
    ['absent counts as nothing gained', { quiz: 10, midterm: 'absent' }, 40],
    ['excused leaves the sum', { quiz: 8, midterm: 'excused' }, 80],
  ] as const)('%s', (_, marks: Readonly<Record<string, number | 'absent' | 'excused'>>, total) => {
    expect(totalOf([quiz, midterm, final], (one) => marks[one.title])).toBe(total)
  })
})
