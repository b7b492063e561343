import type { GradeKind, GradeRule, GradeScheme, RecordRules } from '@matricula/contract/records'

const graded = (letter: string, points: number, passes = true): GradeRule => ({
  letter,
  points,
  passes,
  inGpa: true,
  attempted: true,
  earned: passes,
  kind: 'normal',
})

interface Without {
  readonly kind: GradeKind
  readonly passes?: boolean
  readonly attempted?: boolean
}

/** A grade that is no part of an average. */
const without = (letter: string, { kind, passes = false, attempted = true }: Without): GradeRule => ({
  letter,
  points: 0,
  passes,
  inGpa: false,
  attempted,
  earned: passes,
  kind,
})

const absent = (letter: string): GradeRule => ({ ...graded(letter, 0, false), kind: 'absent' })

const unitedStates: GradeScheme = {
  schemeId: 'us-4',
  title: 'Letters, 4.0 with plus and minus',
  measure: 'letters',
  outOf: 4000,
  names: 'gpa',
  digits: 2,
  rounding: 'truncate',
  grades: [
    graded('A+', 4000),
    graded('A', 4000),
    graded('A-', 3700),
    graded('B+', 3300),
    graded('B', 3000),
    graded('B-', 2700),
    graded('C+', 2300),
    graded('C', 2000),
    graded('C-', 1700),
    graded('D+', 1300),
    graded('D', 1000),
    graded('D-', 700),
    graded('F', 0, false),
    { ...graded('WF', 0, false), kind: 'withdrawn' },
    without('P', { kind: 'pass-fail', passes: true }),
    without('NP', { kind: 'pass-fail' }),
    without('S', { kind: 'pass-fail', passes: true }),
    without('U', { kind: 'pass-fail' }),
    without('I', { kind: 'incomplete' }),
    without('W', { kind: 'withdrawn' }),
    without('AU', { kind: 'audit', attempted: false }),
    without('TR', { kind: 'transfer', passes: true, attempted: false }),
  ],
}

/** As some universities have it: thirds of a point, with A+ no better than A. */
const thirds: GradeScheme = {
  ...unitedStates,
  schemeId: 'us-4-thirds',
  title: 'Letters, 4.0 in thirds',
  rounding: 'half-up',
  grades: [
    graded('A+', 4000),
    graded('A', 4000),
    graded('A-', 3670),
    graded('B+', 3330),
    graded('B', 3000),
    graded('B-', 2670),
    graded('C+', 2330),
    graded('C', 2000),
    graded('C-', 1670),
    graded('D+', 1330),
    graded('D', 1000),
    graded('D-', 670),
    graded('F', 0, false),
    without('W', { kind: 'withdrawn' }),
    without('I', { kind: 'incomplete' }),
    without('TR', { kind: 'transfer', passes: true, attempted: false }),
  ],
}

/** The ten-point scale of the University Grants Commission of India. */
const universityGrants: GradeScheme = {
  schemeId: 'ugc-10',
  title: 'UGC ten points, SGPA and CGPA',
  measure: 'letters',
  outOf: 10_000,
  names: 'sgpa',
  digits: 2,
  rounding: 'half-up',
  grades: [
    graded('O', 10_000),
    graded('A+', 9000),
    graded('A', 8000),
    graded('B+', 7000),
    graded('B', 6000),
    graded('C', 5000),
    graded('P', 4000),
    graded('F', 0, false),
    absent('Ab'),
    without('I', { kind: 'incomplete' }),
    without('W', { kind: 'withdrawn' }),
    without('AU', { kind: 'audit', attempted: false }),
    without('TR', { kind: 'transfer', passes: true, attempted: false }),
  ],
}

/** ECTS describes how grades are spread among those who pass; the points are ours, for an average where one is wanted. */
const europe: GradeScheme = {
  schemeId: 'ects',
  title: 'ECTS, A to F',
  measure: 'letters',
  outOf: 5000,
  names: 'gpa',
  digits: 2,
  rounding: 'half-up',
  grades: [
    { ...graded('A', 5000), share: 10_000 },
    { ...graded('B', 4000), share: 25_000 },
    { ...graded('C', 3000), share: 30_000 },
    { ...graded('D', 2000), share: 25_000 },
    { ...graded('E', 1000), share: 10_000 },
    graded('FX', 0, false),
    graded('F', 0, false),
    without('I', { kind: 'incomplete' }),
    without('W', { kind: 'withdrawn' }),
    without('TR', { kind: 'transfer', passes: true, attempted: false }),
  ],
}

const percentage: GradeScheme = {
  schemeId: 'percent',
  title: 'Percentage',
  measure: 'percentage',
  outOf: 100_000,
  passAt: 40_000,
  names: 'gpa',
  digits: 1,
  rounding: 'half-up',
  grades: [
    absent('Ab'),
    without('I', { kind: 'incomplete' }),
    without('W', { kind: 'withdrawn' }),
    without('TR', { kind: 'transfer', passes: true, attempted: false }),
  ],
}

/** What holds where an institution has published nothing. */
export const builtInRules: RecordRules = {
  schemes: [unitedStates, thirds, universityGrants, europe, percentage],
  scheme: 'us-4',
  schemeOfLevel: {},
  mixed: 'apart',
  repeats: {
    pick: 'last',
    countsInTermGpa: true,
    keepsCredits: true,
    neverReplace: ['incomplete', 'withdrawn', 'audit', 'pass-fail', 'transfer'],
    equivalents: [],
  },
}
