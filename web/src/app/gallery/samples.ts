import type { Activity } from '#design/activity-list.tsx'
import type { WeekBlock } from '#design/week/week-block.ts'

const given = [
  'Aarav',
  'Sita',
  'Lakshmi',
  'Omar',
  'Fatima',
  'Léa',
  'José',
  'Emma',
  'Ravi',
  'Noor',
  'Meera',
  'Luis',
]
const family = [
  'Haddad',
  'Patel',
  'Rao',
  'Saleh',
  'Sharma',
  'Iyer',
  'Reddy',
  'Smith',
  'Demir',
  'García',
  'Naidu',
]
const programmes = ['BSc Computer Science', 'BA Economics', 'BEng Civil Engineering']

export interface SampleStudent {
  readonly id: string
  readonly name: string
  readonly programme: string
  readonly credits: number
  readonly average: number
  readonly held: boolean
}

const pick = (from: readonly string[], place: number): string => from[place % from.length] ?? ''

/** A class list with nobody real in it. */
export const students: readonly SampleStudent[] = Array.from({ length: 120 }, (_, place) => ({
  id: `S${100_000 + place}`,
  name: `${pick(given, place)} ${pick(family, place * 3)}`,
  programme: pick(programmes, place),
  credits: (place * 17) % 121,
  average: 1.6 + ((place * 37) % 240) / 100,
  held: place % 9 === 4,
}))

const nine = 9 * 60

export const week: readonly WeekBlock[] = [
  {
    id: 'a1',
    day: 1,
    from: nine,
    to: nine + 75,
    title: 'CS-201 A',
    detail: 'B12, Dr. Rao',
    courseId: 'CS-201',
  },
  {
    id: 'a3',
    day: 3,
    from: nine,
    to: nine + 75,
    title: 'CS-201 A',
    detail: 'B12, Dr. Rao',
    courseId: 'CS-201',
  },
  {
    id: 'b1',
    day: 1,
    from: nine + 30,
    to: nine + 105,
    title: 'MA-210 B',
    detail: 'A03',
    courseId: 'MA-210',
    preview: true,
  },
  {
    id: 'b3',
    day: 3,
    from: nine + 30,
    to: nine + 105,
    title: 'MA-210 B',
    detail: 'A03',
    courseId: 'MA-210',
    preview: true,
  },
  { id: 'c2', day: 2, from: 600, to: 675, title: 'HI-115 A', detail: 'D20', courseId: 'HI-115' },
  { id: 'c4', day: 4, from: 600, to: 675, title: 'HI-115 A', detail: 'D20', courseId: 'HI-115' },
  { id: 'd5', day: 5, from: 840, to: 990, title: 'PH-130 Lab', detail: 'Lab 2', courseId: 'PH-130' },
  { id: 'e2', day: 2, from: 780, to: 855, title: 'EN-101 C', detail: 'A01', courseId: 'EN-101' },
]

export const activities: readonly Activity[] = [
  { id: '1', at: '2026-11-24T10:42:00Z', when: '10:42', what: 'Lakshmi Rao accepted a seat in CS-310 A' },
  {
    id: '2',
    at: '2026-11-24T10:31:00Z',
    when: '10:31',
    what: 'M. Haddad marked 18 scripts in CS-201 Midterm',
    detail: '14 first marks, 4 changed',
  },
  { id: '3', at: '2026-11-24T09:58:00Z', when: '09:58', what: 'The register of CS-201 A was submitted' },
]

export const distribution = [2, 5, 11, 18, 14, 8, 3].map((value, place) => ({
  label: `${place * 10 + 30}–${place * 10 + 39}`,
  value,
  text: String(value),
}))

export interface SampleMarks {
  readonly id: string
  readonly name: string
  readonly marks: Readonly<Record<string, string>>
}

export const assessments = [
  { key: 'quiz1', head: 'Quiz 1', outOf: 10 },
  { key: 'quiz2', head: 'Quiz 2', outOf: 10 },
  { key: 'assignment', head: 'Assignment', outOf: 20 },
  { key: 'lab', head: 'Lab', outOf: 25 },
  { key: 'midterm', head: 'Midterm', outOf: 50 },
] as const

export const marks: readonly SampleMarks[] = students.slice(0, 62).map((student, place) => ({
  id: student.id,
  name: student.name,
  marks: Object.fromEntries(
    assessments.map(({ key, outOf }, column) => [
      key,
      place === 3 && key === 'midterm' ? '99' : String((place * 7 + column * 5) % (outOf + 1)),
    ]),
  ),
}))
