import type { RowFault } from '@matricula/contract/interop'
import { SubjectId, TermId } from '@matricula/contract/kernel'
import type { CourseWish, DistributionWish, SectionWish, TermWish } from '#capabilities/interop/wishes.ts'
import { averageIn } from '#capabilities/records/index.ts'
import { courseIdOf, subjectInPassing } from './course-ids.ts'
import { plainCell } from './entities.ts'
import { refusal, refused, warning } from './faults.ts'
import { type Field, field, type Given, gathered, type Reader, type Reading, type Row } from './reader.ts'

const scheme = 'us-4-thirds'
const letters = ['A+', 'A', 'A-', 'B+', 'B', 'B-', 'C+', 'C', 'C-', 'D+', 'D', 'D-', 'F', 'W'] as const

const fields: readonly Field[] = [
  field('crn', 'CRN', '41758', true),
  field('subject', 'Course Subject', 'CS', true),
  field('number', 'Course Number', '225', true),
  field('title', 'Course Title', 'Data Structures', true),
  field('code', 'Course Section', 'AL1', true),
  field('component', 'Sched Type', 'LEC'),
  field('term', 'Term', '120258', true),
  field('instructor', 'Primary Instructor', 'Noether, Emmy'),
  ...letters.map((letter) => field(letter, letter, '12')),
  field('average', 'Average Grade', '3.42'),
]

/**
 * Grades by section, as the University of Illinois publishes them: how many had each letter, and the average. A finished
 * term with its sections is made of it; of students it tells nothing.
 */
export const uiucGradeReader: Reader = {
  fields,
  read: gathered((row) => `${plainCell(row, 'term')} ${plainCell(row, 'crn')}`, readSection),
}

function readSection(rows: readonly Row[], given: Given): Reading {
  const [first] = rows
  if (!first) return { rows: [], wishes: [], faults: [] }
  const all = rows.map(({ row }) => row)
  const unfit = unfitIn(first)
  if (unfit) return { ...refused(first, unfit), rows: all }
  const uncounted = rows.flatMap((row) => uncountedIn(row))
  if (uncounted.length > 0) return { ...refused(first, ...uncounted), rows: all }
  const place = placeOf(first, given)
  const counts = together(rows.map(countsIn))
  const isGraded = Object.keys(counts).length > 0
  const instructor = plainCell(first, 'instructor')
  const published = plainCell(rows.find((row) => Object.keys(countsIn(row)).length > 0) ?? first, 'average')
  const distribution: DistributionWish = {
    of: 'distribution',
    inPassing: false,
    ...place,
    schemeId: scheme,
    counts,
    ...(instructor && { instructor }),
    ...(/^\d/.test(published) && { published }),
  }
  return {
    rows: all,
    faults: rows.flatMap(disagreement),
    wishes: [
      termOf(place.termId),
      subjectInPassing(SubjectId.parse(plainCell(first, 'subject'))),
      courseOf(first, place.courseId),
      sectionOf(first, { place, counts, isGraded }),
      ...(isGraded ? [distribution] : []),
    ],
  }
}

const demands: readonly (readonly [column: string, shape: RegExp, repair: string])[] = [
  ['crn', /^\d{1,10}$/, 'Enter the number of the section'],
  ['subject', /^[A-Z]{1,10}$/, 'Enter the letters of the subject, such as CS'],
  ['number', /^\w{1,10}$/, 'Enter the number of the course, such as 225'],
  ['title', /\S/, 'Enter the title of the course'],
  [
    'term',
    /^1(19|20)\d\d[158]$/,
    'Write the term as 1, the year, and 1, 5 or 8 for spring, summer or autumn',
  ],
  ['code', /^\S{1,16}$/, 'Enter the section, at most 16 letters and digits'],
]

function unfitIn(row: Row): RowFault | undefined {
  const [column, , repair] = demands.find(([name, shape]) => !shape.test(plainCell(row, name))) ?? []
  if (column === undefined || repair === undefined) return undefined
  const reason = plainCell(row, column) === '' ? 'The cell is empty' : 'The value cannot be read'
  return refusal(row, { column, reason, repair })
}

const uncountedIn = (row: Row): RowFault[] =>
  letters
    .filter((letter) => !/^(\d{1,6}|N\/A|)$/.test(plainCell(row, letter)))
    .map((letter) =>
      refusal(row, {
        column: letter,
        reason: 'The value is no number of students',
        repair: 'Enter a whole number, or N/A where none is told',
      }),
    )

type Counts = Readonly<Record<string, number>>

const countsIn = (row: Row): Counts =>
  Object.fromEntries(
    letters.flatMap((letter) => {
      const count = Number(plainCell(row, letter))
      return count > 0 ? [[letter, count]] : []
    }),
  )

/** A section that is told in several rows had the students of all of them. */
const together = (all: readonly Counts[]): Counts =>
  all.reduce<Counts>(
    (sums, counts) => ({
      ...sums,
      ...Object.fromEntries(
        Object.entries(counts).map(([letter, count]) => [letter, (sums[letter] ?? 0) + count]),
      ),
    }),
    {},
  )

/** Hundredths that two averages may differ by and still agree. */
const tolerance = 1

function disagreement(row: Row): RowFault[] {
  const [, whole, rest = ''] = /^(\d)\.?(\d{0,2})/.exec(plainCell(row, 'average')) ?? []
  const found = averageIn(scheme, countsIn(row))
  if (whole === undefined || !found) return []
  const published = Number(whole) * 100 + Number(rest.padEnd(2, '0'))
  if (Math.abs(Math.round(found.value / 10) - published) <= tolerance) return []
  return [
    warning(row, {
      column: 'average',
      reason: `The letters make ${found.text}, the file says ${plainCell(row, 'average')}; perhaps it weighs students by credits`,
      repair: 'Nothing needs to be done; both are kept',
    }),
  ]
}

interface Place {
  readonly termId: TermId
  readonly courseId: CourseWish['courseId']
  readonly code: string
}

const seasons: Readonly<Record<string, string>> = { 1: 'sp', 5: 'su', 8: 'fa' }

/** `120258` is the autumn of 2025; what ids do not hold becomes a hyphen. */
function placeOf(row: Row, { termId }: Given): Place {
  const term = plainCell(row, 'term')
  return {
    termId: termId ?? TermId.parse(`${term.slice(1, 5)}-${seasons[term.slice(5)]}`),
    courseId: courseIdOf(plainCell(row, 'subject'), plainCell(row, 'number')),
    code: codeOf(row),
  }
}

/** A code that a spreadsheet has made a number of is lost; the number of the section stands in for it. */
function codeOf(row: Row): string {
  const code = plainCell(row, 'code')
  return /^[\w.-]+$/.test(code) && !/^\d\.\d+E/.test(code) ? code : plainCell(row, 'crn')
}

const termOf = (termId: TermId): TermWish => ({ of: 'term', inPassing: true, termId, title: termId })

const courseOf = (row: Row, courseId: CourseWish['courseId']): CourseWish => ({
  of: 'course',
  inPassing: true,
  courseId,
  subjectId: SubjectId.parse(plainCell(row, 'subject')),
  number: plainCell(row, 'number'),
  course: {
    title: plainCell(row, 'title').slice(0, 160),
    credits: 0,
    description: 'Known from its grades only, which do not tell its credits.',
  },
})

const components: Readonly<Record<string, string>> = {
  LEC: 'Lecture',
  LCD: 'Lecture-Discussion',
  DIS: 'Discussion',
  LAB: 'Laboratory',
  LBD: 'Laboratory-Discussion',
  ONL: 'Online',
  OLC: 'Online Lecture',
  SEM: 'Seminar',
  STA: 'Studio',
  ST: 'Studio',
  PR: 'Practice',
  CNF: 'Conference',
  INT: 'Internship',
}

interface OfSection {
  readonly place: Place
  readonly counts: Counts
  readonly isGraded: boolean
}

/** The section is over: closed, with as many seats as had a grade. */
function sectionOf(row: Row, { place, counts, isGraded }: OfSection): SectionWish {
  const type = plainCell(row, 'component')
  const instructor = plainCell(row, 'instructor')
  const taught = instructor ? ` Taught by ${instructor}.` : ''
  return {
    of: 'section',
    inPassing: isGraded,
    ...place,
    capacityIfNew: Object.values(counts).reduce((sum, count) => sum + count, 0),
    section: {
      component: components[type] ?? (type || 'Lecture'),
      meetings: [],
      state: 'closed',
      note: `CRN ${plainCell(row, 'crn')}.${taught}`,
    },
  }
}
