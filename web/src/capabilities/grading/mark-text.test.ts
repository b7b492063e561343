import { describe, expect, test } from 'vitest'
import { lettersFrom, lettersText } from './letters-text.ts'
import { readMark, textOf } from './mark-text.ts'

const outOf50 = { outOf: 50, kind: 'number' } as const

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
    ['in', { value: 'incomplete' }],
    ['41,5 late', { value: '41.5 late' }],
    ['41la', { value: '41 late' }],
    ['late', { fault: 'check.number' }],
    ['pass', { fault: 'check.number' }],
    ['51 late', { fault: 'check.over' }],
    ['50.01', { fault: 'check.over' }],
    ['1.005', { fault: 'check.decimals' }],
    ['-3', { fault: 'check.negative' }],
    ['1e3', { fault: 'check.number' }],
    ['forty', { fault: 'check.number' }],
    ['1.2.3', { fault: 'check.number' }],
  ])('%s', (text, read) => {
    expect(readMark(text, outOf50)).toEqual(read)
  })

  test('what is copied can be pasted', () => {
    for (const value of [41.5, 0, '41.5 late', 'absent', 'excused', 'missing', 'incomplete', null] as const)
      expect(readMark(textOf(value), outOf50)).toEqual({ value })
  })
})

describe('what is typed of letters and of what is passed', () => {
  const letters = [
    { letter: 'A-', percent: 91 },
    { letter: 'P', percent: 60 },
  ]
  const essay = { outOf: 100, kind: 'letters', letters } as const
  const laboratory = { outOf: 10, kind: 'pass-fail' } as const
  test.each([
    ['a-', essay, { value: '=A-' }],
    ['p', essay, { value: '=P' }],
    ['ex', essay, { value: 'excused' }],
    ['B', essay, { fault: 'check.letter' }],
    ['91', essay, { fault: 'check.letter' }],
    ['p', laboratory, { value: 'pass' }],
    ['Fail', laboratory, { value: 'fail' }],
    ['ab', laboratory, { value: 'absent' }],
    ['7', laboratory, { fault: 'check.pass' }],
  ])('%s', (text, assessment, read) => {
    expect(readMark(text, assessment)).toEqual(read)
  })

  test('a letter is copied without its sign', () => {
    expect(textOf('=A-')).toBe('A-')
  })
})

describe('letters with their worth', () => {
  test('are read as they are written', () => {
    expect(lettersFrom('A 95, A- 91;\nB 85,')).toEqual([
      { letter: 'A', percent: 95 },
      { letter: 'A-', percent: 91 },
      { letter: 'B', percent: 85 },
    ])
    expect(lettersText([{ letter: 'A-', percent: 91.5 }])).toBe('A- 91.5')
    expect(lettersFrom('A')).toEqual([{ letter: 'A', percent: undefined }])
  })
})
