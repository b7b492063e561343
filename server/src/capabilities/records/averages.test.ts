import { Enrolment } from '@matricula/contract/enrolment'
import { CourseId, TermId } from '@matricula/contract/kernel'
import {
  type GradeScheme,
  type RecordPolicy,
  RecordRules,
  type RepeatPolicy,
} from '@matricula/contract/records'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { builtInRules as rules } from './built-in-policy.ts'
import { foldHistory, totalsOf } from './history.ts'
import type { Line, Taken } from './line.ts'

const schemeNamed = (id: string): GradeScheme => {
  const found = rules.schemes.find(({ schemeId }) => schemeId === id)
  if (!found) throw new RangeError(id)
  return found
}
const us = schemeNamed('us-4')
const ugc = schemeNamed('ugc-10')

/** `1 MATH-1 4 B+` is the course MATH-1 in the first term, for four credits, graded B+; `-` is no grade yet. */
function taken(text: string, scheme: GradeScheme): Taken {
  const [term = '', courseId = '', credits = '', grade = ''] = text.split(' ')
  const termId = TermId.parse(`t${term}`)
  const enrolment = Enrolment.parse({
    studentId: 'ada',
    sectionId: `t${term}-${courseId}-${Number(credits) * 4}`,
    termId,
    courseId,
    courseTitle: courseId,
    code: 'A',
    credits: Number(credits),
    state: grade === '-' ? 'enrolled' : 'completed',
    since: '2027-01-11T08:00:00.000Z',
    ...(grade !== '-' && grade !== '' && { grade }),
  })
  return { enrolment, term: { termId, title: termId, startsOn: `2020-0${term}-01` }, scheme }
}

interface Case {
  readonly courses: readonly string[]
  readonly scheme?: GradeScheme
  readonly repeats?: Partial<RepeatPolicy>
  readonly mixed?: RecordPolicy['rules']['mixed']
  /** These terms have another scheme. */
  readonly others?: Readonly<Record<string, GradeScheme>>
}

function fold({ courses, scheme = us, repeats, mixed = 'apart', others = {} }: Case): Line[] {
  const all = courses.map((text) => taken(text, others[text[0] ?? ''] ?? scheme))
  return foldHistory(all, { scheme, mixed }, { ...rules.repeats, ...repeats })
}

const told = (example: Case) => {
  const lines = fold(example)
  const { average, attempted, earned } = totalsOf(lines, example.scheme ?? us, 'cumulative')
  return [average?.text, attempted, earned]
}

/** Each with the calculation; attempted and earned credits stand behind the average. */
test.each<[string, Case, [string | undefined, number, number]]>([
  // (3·4.0 + 4·3.3 + 3·2.7) / 10 = 33.3 / 10 = 3.33
  ['plus and minus', { courses: ['1 A-1 3 A', '1 B-1 4 B+', '1 C-1 3 B-'] }, ['3.33', 10, 10]],
  // (3·3.7 + 3·3.3 + 3·3.0) / 9 = 30.0 / 9 = 3.333… truncated
  ['truncation', { courses: ['1 A-1 3 A-', '1 B-1 3 B+', '1 C-1 3 B'] }, ['3.33', 9, 9]],
  // (1·4.0 + 2·3.0 + 3·3.0) / 6 = 19 / 6 = 3.1666… truncated, where rounding would say 3.17
  ['truncation just under a half', { courses: ['1 A-1 1 A', '1 B-1 2 B', '1 C-1 3 B'] }, ['3.16', 6, 6]],
  // UGC: (4·10 + 4·9 + 3·8 + 3·7 + 2·6) / 16 = 133 / 16 = 8.3125 → 8.31
  [
    'SGPA of five courses',
    { scheme: ugc, courses: ['1 A-1 4 O', '1 B-1 4 A+', '1 C-1 3 A', '1 D-1 3 B+', '1 E-1 2 B'] },
    ['8.31', 16, 16],
  ],
  // UGC: (4·10 + 4·7 + 4·8 + 4·9 + 4·8 + 4·6 + 16·7) / 40 = 304 / 40 = 7.6
  [
    'CGPA over two terms is weighted by credits, not the mean of SGPAs',
    {
      scheme: ugc,
      courses: [
        '1 A-1 4 O',
        '1 B-1 4 B+',
        '1 C-1 4 A',
        '1 D-1 4 A+',
        '1 E-1 4 A',
        '1 F-1 4 B',
        '2 G-1 16 B+',
      ],
    },
    ['7.60', 40, 40],
  ],
  // UGC, rounding edge: (1·9 + 7·8 + …) chosen so that 61 / 8 = 7.625 → half up 7.63
  ['a half is rounded up', { scheme: ugc, courses: ['1 A-1 5 A', '1 B-1 3 B+'] }, ['7.63', 8, 8]],
  // UGC: the absent paper counts as 0: (4·8 + 4·0) / 8 = 4.00; its credits are attempted and not earned
  ['an absence counts as failed', { scheme: ugc, courses: ['1 A-1 4 A', '1 B-1 4 Ab'] }, ['4.00', 8, 4]],
  // Non-credit: 0 credits add nothing: 3·4.0 / 3 = 4.00
  ['a course without credits', { courses: ['1 A-1 3 A', '1 GYM-1 0 C'] }, ['4.00', 3, 3]],
  // P, W, I and AU are in no average: 3·2.0 / 3 = 2.00; attempted 3 + 3 + 3 + 3, AU none; earned 3 + 3
  [
    'pass, withdrawal, incomplete and audit',
    { courses: ['1 A-1 3 C', '1 B-1 3 P', '1 C-1 3 W', '1 D-1 3 I', '1 E-1 3 AU'] },
    ['2.00', 12, 6],
  ],
  // Last counts: F replaced by B: (3·3.0 + 3·4.0) / 6 = 3.50; attempted 9, earned 6
  ['the last attempt', { courses: ['1 A-1 3 F', '1 B-1 3 A', '2 A-1 3 B'] }, ['3.50', 9, 6]],
  // Last counts even if lower: B replaced by D: (3·1.0) / 3 = 1.00; earned once
  ['the last attempt though it is lower', { courses: ['1 A-1 3 B', '2 A-1 3 D'] }, ['1.00', 6, 3]],
  // Highest: B stays: 3·3.0 / 3 = 3.00
  [
    'the highest attempt',
    { repeats: { pick: 'highest' }, courses: ['1 A-1 3 B', '2 A-1 3 D'] },
    ['3.00', 6, 3],
  ],
  ['the first attempt', { repeats: { pick: 'first' }, courses: ['1 A-1 3 F', '2 A-1 3 A'] }, ['0.00', 6, 3]],
  // Mean: (0 + 3.0 + 4.0) / 3 = 2.333 to the thousandth, once: (3·2.333 + 3·2.0) / 6 = 2.1665 → 2.16
  [
    'the mean of all attempts, once',
    { repeats: { pick: 'average' }, courses: ['1 A-1 3 F', '2 A-1 3 B', '3 A-1 3 A', '1 B-1 3 C'] },
    ['2.16', 12, 6],
  ],
  // All: (3·0 + 3·3.0 + 3·2.0) / 9 = 15 / 9 = 1.66
  [
    'all attempts',
    { repeats: { pick: 'all' }, courses: ['1 A-1 3 F', '2 A-1 3 B', '1 B-1 3 C'] },
    ['1.66', 9, 6],
  ],
  // One replacement only: the first F goes, the second stays: (3·0 + 3·4.0) / 6 = 2.00
  [
    'a limit of replacements',
    { repeats: { maxReplacements: 1 }, courses: ['1 A-1 3 F', '2 A-1 3 F', '3 A-1 3 A'] },
    ['2.00', 9, 3],
  ],
  // A withdrawal never replaces: D stays: 3·1.0 / 3 = 1.00
  ['a withdrawal after a D', { courses: ['1 A-1 3 D', '2 A-1 3 W'] }, ['1.00', 6, 3]],
  // A pass without a grade does not remove the F: 0 / 3; the credits are earned by the pass
  ['a P after an F', { courses: ['1 A-1 3 F', '2 A-1 3 P'] }, ['0.00', 6, 3]],
  // WF counts as failed and replaces nothing: (3·3.0 + 3·0) / 6 = 1.50
  ['a WF after a B', { courses: ['1 A-1 3 B', '2 A-1 3 WF'] }, ['1.50', 6, 3]],
  // Declared equal: OLD-1 is replaced by NEW-1: 4·4.0 / 4 = 4.00
  [
    'a course under another number',
    {
      repeats: { equivalents: [[CourseId.parse('OLD-1'), CourseId.parse('NEW-1')]] },
      courses: ['1 OLD-1 3 D', '2 NEW-1 4 A'],
    },
    ['4.00', 7, 3],
  ],
  // A resit that was passed by grace is a P of UGC in the next term: (4·4 + 4·8) / 8 = 6.00
  [
    'a resit passed by grace',
    { scheme: ugc, courses: ['1 A-1 4 F', '1 B-1 4 A', '2 A-1 4 P'] },
    ['6.00', 12, 8],
  ],
  // Lecture 3 and laboratory 1 are one attempt: F in both, then B and A: (3·3.0 + 1·4.0) / 4 = 3.25
  [
    'a lecture with its laboratory',
    { courses: ['1 A-1 3 F', '1 A-1 1 F', '2 A-1 3 B', '2 A-1 1 A'] },
    ['3.25', 8, 4],
  ],
  // Another scheme is left apart: only 3·3.0 / 3 counts, both are earned
  [
    'a term of another scheme, apart',
    { others: { 1: ugc }, courses: ['1 A-1 4 O', '2 B-1 3 B'] },
    ['3.00', 7, 7],
  ],
  // Or brought to the scale: 8 of 10 is 3.2 of 4: (4·3.2 + 3·3.0) / 7 = 21.8 / 7 = 3.114… → 3.11
  [
    'a term of another scheme, scaled',
    { mixed: 'scaled', others: { 1: ugc }, courses: ['1 A-1 4 A', '2 B-1 3 B'] },
    ['3.11', 7, 7],
  ],
  // Percentages: (4·87.5 + 2·61 + 2·39.9) / 8 = 551.8 / 8 = 68.975 → 69.0; the last is failed at 40
  [
    'percentages',
    { scheme: schemeNamed('percent'), courses: ['1 A-1 4 87.5', '1 B-1 2 61', '1 C-1 2 39.9'] },
    ['69.0', 8, 6],
  ],
  // Quarters of a credit: (1.25·4.0 + 0.75·3.0) / 2 = 7.25 / 2 = 3.625 → 3.62
  ['quarters of a credit', { courses: ['1 A-1 1.25 A', '1 B-1 0.75 B'] }, ['3.62', 2, 2]],
  // In progress and ungraded: nothing counts; what is completed without a grade is earned
  ['nothing graded yet', { courses: ['1 A-1 3 -', '1 B-1 3'] }, [undefined, 3, 3]],
  // A letter that the scheme does not know counts nowhere: 3·4.0 / 3
  ['an unknown letter', { courses: ['1 A-1 3 A', '1 B-1 3 Q'] }, ['4.00', 6, 3]],
])('%s', (_, example, wanted) => {
  expect(told(example)).toEqual(wanted)
})

describe('every line says why', () => {
  test('what was replaced names the attempt that took its place', () => {
    const lines = fold({ courses: ['1 A-1 3 F', '2 A-1 3 B'] })
    expect(lines.map(({ counted }) => [counted.reason, counted.termGpa, counted.cumGpa])).toEqual([
      ['replaced', true, false],
      ['counted', true, true],
    ])
    expect(lines[0]?.counted.by).toEqual({ termId: 't2', courseId: 'A-1' })
  })

  test('a laboratory that carries no credits is a part of its course', () => {
    const lines = fold({ courses: ['1 A-1 4 B', '1 A-1 0 B'] })
    expect(lines.map(({ counted }) => counted.reason).toSorted()).toEqual(['counted', 'part'])
  })

  test('where a replaced attempt leaves its own term too, the term has no average of it', () => {
    const lines = fold({
      repeats: { countsInTermGpa: false },
      courses: ['1 A-1 3 F', '1 B-1 3 A', '2 A-1 3 B'],
    })
    const first = lines.filter(({ term }) => term.termId === 't1')
    expect(totalsOf(first, us, 'term').average?.text).toBe('4.00')
  })

  test('credits that do not stay are lost with the pass that is replaced', () => {
    const courses = ['1 A-1 3 C', '2 A-1 3 F']
    expect(told({ courses, repeats: { keepsCredits: false } })).toEqual(['0.00', 6, 0])
    expect(told({ courses })).toEqual(['0.00', 6, 3])
  })
})

const course = fc.tuple(
  fc.integer({ min: 1, max: 6 }),
  fc.constantFrom('A-1', 'B-1', 'C-1', 'D-1'),
  fc.constantFrom('0', '0.75', '1', '3', '4'),
  fc.constantFrom(...us.grades.map(({ letter }) => letter), 'Q', '-'),
)
const policy = fc.record({
  pick: fc.constantFrom('last', 'highest', 'first', 'average', 'all' as const),
  maxReplacements: fc.integer({ min: 0, max: 3 }),
  countsInTermGpa: fc.boolean(),
  keepsCredits: fc.boolean(),
})
const history = fc.uniqueArray(course, {
  maxLength: 20,
  selector: ([term, courseId, credits]) => `${term} ${courseId} ${credits}`,
})

test('an average is the fold of a history, in whatever order it is told, and in whole numbers', () => {
  fc.assert(
    fc.property(history, policy, fc.nat(), (courses, repeats, turn) => {
      const texts = courses.map((parts) => parts.join(' '))
      const place = turn % Math.max(1, texts.length)
      const turned = [...texts.slice(place), ...texts.slice(0, place)].toReversed()
      const lines = fold({ courses: texts, repeats })
      expect(fold({ courses: turned, repeats })).toEqual(lines)

      const { average, earned, attempted } = totalsOf(lines, us, 'cumulative')
      const counting = lines.filter(({ counted }) => counted.cumGpa)
      expect(average?.quality ?? 0).toBe(counting.reduce((all, { counted }) => all + counted.cumQuality, 0))
      expect(Number.isSafeInteger(average?.value ?? 0)).toBe(true)
      expect(average?.value ?? 0).toBeLessThanOrEqual(us.outOf)
      expect(earned).toBeLessThanOrEqual(attempted + texts.length * 4)
    }),
  )
})

test('the built-in rules are rules that an institution could publish', () => {
  expect(RecordRules.safeParse(rules).error?.issues).toBeUndefined()
})
