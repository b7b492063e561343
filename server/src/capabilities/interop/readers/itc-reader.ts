import { Meeting } from '@matricula/contract/catalogue'
import type { RowFault } from '@matricula/contract/interop'
import { type CourseId, ProgrammeId, SubjectId } from '@matricula/contract/kernel'
import type { CourseWish, SectionWish, StudentWish } from '#capabilities/interop/wishes.ts'
import { courseIdOf, subjectInPassing } from './course-ids.ts'
import { refusal, refused } from './faults.ts'
import { type Field, field, type Given, gathered, type Reader, type Reading, type Row } from './reader.ts'
import { inWeekOrder } from './week-times.ts'

const sectionFields: readonly Field[] = [
  field('course', 'course', '12', true),
  field('section', 'section', '77', true),
  field('config', 'config', '12'),
  field('subpart', 'subpart', '13'),
  field('limit', 'limit', '30', true),
  field('parent', 'parent_section', '76'),
  field('room', 'room', '14'),
  field('days', 'days', '1010100'),
  field('start', 'start_slot5min', '96'),
  field('length', 'length_slots', '15'),
  field('weeks', 'weeks', '1111111111111111'),
]

/** The published terms have neither subjects nor credits nor names. */
const subjectId = SubjectId.parse('ITC')
const programmeId = ProgrammeId.parse('ITC')
export const itcCourseId = (course: string): CourseId => courseIdOf(subjectId, course)
export const itcRollNumber = (student: string): string => `${subjectId}-${student}`

/** `sections.csv` of a term of the International Timetabling Competition: one row for each time of a section. */
export const itcSectionReader: Reader = {
  fields: sectionFields,
  read: gathered((row) => (row.cells['section'] ?? '').trim(), readSection),
}

function readSection(rows: readonly Row[], given: Given): Reading {
  const [first] = rows
  if (!first) return { rows: [], wishes: [], faults: [] }
  const all = rows.map(({ row }) => row)
  const faults = rows.flatMap((row) => faultOf(row))
  if (given.termId === undefined) faults.push(noTerm(first))
  if (faults.length > 0 || given.termId === undefined) return { rows: all, wishes: [], faults }
  const cell = (name: string): string => (first.cells[name] ?? '').trim()
  const number = cell('course')
  const course: CourseWish = {
    of: 'course',
    inPassing: true,
    courseId: itcCourseId(number),
    subjectId,
    number,
    course: { title: `Course ${number}`, credits: 1 },
  }
  const section: SectionWish = {
    of: 'section',
    inPassing: false,
    termId: given.termId,
    courseId: course.courseId,
    code: cell('section'),
    capacity: Number(cell('limit')),
    capacityIfNew: Number(cell('limit')),
    section: {
      configuration: cell('config') || '1',
      part: cell('subpart') || '1',
      credits: 1,
      state: 'open',
      meetings: inWeekOrder(rows.flatMap(meetingsOf)),
    },
    ...(cell('parent') && { parentCode: cell('parent') }),
  }
  const term = { of: 'term', inPassing: true, termId: given.termId, title: given.termId } as const
  return { rows: all, faults: [], wishes: [term, subjectInPassing(subjectId), course, section] }
}

const whole = /^\d{1,6}$/

/** Slots are of five minutes; days are seven digits from Monday. */
function meetingsOf(row: Row): Meeting[] {
  const cell = (name: string): string => (row.cells[name] ?? '').trim()
  if (cell('start') === '') return []
  const start = Number(cell('start')) * 5
  const room = cell('room') && { room: `Room ${cell('room')}` }
  const weeks = cell('weeks') && { weeks: cell('weeks') }
  const on = Array.from(cell('days')).flatMap((digit, place) => (digit === '1' ? [place + 1] : []))
  return on.map((day) => ({ day, start, end: start + Number(cell('length')) * 5, ...room, ...weeks }))
}

function faultOf(row: Row): RowFault[] {
  const cell = (name: string): string => (row.cells[name] ?? '').trim()
  const wrong = (column: string, repair: string): RowFault[] => [
    refusal(row, { column, reason: 'The value cannot be read', repair }),
  ]
  const numbers = ['course', 'section', 'limit', ...(cell('start') ? ['start', 'length'] : [])]
  const uncounted = numbers.find((name) => !whole.test(cell(name)))
  if (uncounted) return wrong(uncounted, 'Enter a whole number')
  if (cell('start') === '') return []
  if (!/^[01]{7}$/.test(cell('days')))
    return wrong('days', 'Write the days as seven digits from Monday, 1 or 0')
  const unfit = meetingsOf(row).find((meeting) => !Meeting.safeParse(meeting).success)
  return unfit ? wrong('length', 'A meeting lasts at least 15 minutes and ends before midnight') : []
}

const noTerm = (row: Row): RowFault =>
  refusal(row, {
    column: 'section',
    reason: 'The file names no term',
    repair: 'Say which term the sections are for',
  })

/** `course_requests.csv`: every student whom it names is made once. */
export const itcStudentReader: Reader = {
  fields: [field('student', 'student', '4711', true), field('course', 'course', '12', true)],
  read: gathered((row) => (row.cells['student'] ?? '').trim(), readStudent),
}

function readStudent(rows: readonly Row[]): Reading {
  const [first] = rows
  const all = rows.map(({ row }) => row)
  const number = (first?.cells['student'] ?? '').trim()
  if (first && !whole.test(number)) {
    const fault = refusal(first, {
      column: 'student',
      reason: 'The value cannot be read',
      repair: 'Enter a whole number',
    })
    return { ...refused(first, fault), rows: all }
  }
  const student: StudentWish['student'] = {
    rollNumber: itcRollNumber(number),
    givenName: 'Student',
    familyName: number,
    programmeId,
    cohort: '2018',
  }
  const programme = { programmeId, title: 'Timetabling competition', level: 'undergraduate' } as const
  return {
    rows: all,
    faults: [],
    wishes: [
      { of: 'programme', inPassing: true, programme },
      { of: 'student', inPassing: false, student },
    ],
  }
}
