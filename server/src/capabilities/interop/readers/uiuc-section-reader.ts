import { type Meeting, Meeting as MeetingShape } from '@matricula/contract/catalogue'
import type { RowFault } from '@matricula/contract/interop'
import { TermId } from '@matricula/contract/kernel'
import type { SectionWish } from '#capabilities/interop/wishes.ts'
import { subjectInPassing } from './course-ids.ts'
import { creditsFrom } from './credits-text.ts'
import { plainCell } from './entities.ts'
import { refusal, refused, warning } from './faults.ts'
import { type Field, field, type Given, gathered, type Reader, type Reading, type Row } from './reader.ts'
import { uiucCourse, uiucCourseFields } from './uiuc-course-reader.ts'
import { daysOfLetters, inWeekOrder, minuteOf } from './week-times.ts'

const fields: readonly Field[] = [
  ...uiucCourseFields,
  field('term', 'YearTerm', '2026-su', true),
  field('crn', 'CRN', '40507', true),
  field('code', 'Section', 'AL1'),
  field('sectionTitle', 'Section Title', 'Topics in Optics'),
  field('sectionCredits', 'Section Credit Hours', '4 hours'),
  field('status', 'Section Status', 'A'),
  field('enrolment', 'Enrollment Status', 'Open (Restricted)'),
  field('partOfTerm', 'Part of Term', 'S2'),
  field('component', 'Type', 'Lecture'),
  field('start', 'Start Time', '09:00 AM'),
  field('end', 'End Time', '10:50 AM'),
  field('days', 'Days of Week', 'MTWRF'),
  field('room', 'Room', '1090'),
  field('building', 'Building', 'Lincoln Hall'),
  field('instructors', 'Instructors', 'Henson, A;Pak, Y'),
]

/** The file knows no seat limits; a registrar sets them after the import. */
const seatsIfUnknown = 30

const distinct = (values: readonly string[]): string[] =>
  [...new Set(values.filter((value) => value !== ''))].toSorted()

/** The class schedule of the University of Illinois: one row for each meeting of a section, known by its CRN. */
export const uiucSectionReader: Reader = {
  fields,
  read: gathered((row) => `${plainCell(row, 'term')} ${plainCell(row, 'crn')}`, readSection),
}

function readSection(rows: readonly Row[], given: Given): Reading {
  const [first] = rows
  if (!first) return { rows: [], wishes: [], faults: [] }
  const all = rows.map(({ row }) => row)
  const course = uiucCourse(first, true)
  if ('refused' in course) return { ...course.refused, rows: all }
  const crn = plainCell(first, 'crn')
  const term = given.termId ?? plainCell(first, 'term')
  const code = plainCell(first, 'code') || crn
  const unfit = idFault(first, { crn, term, code })
  if (unfit) return { ...refused(first, unfit), rows: all }
  const termId = TermId.parse(term)
  const times = rows.map((row) => readMeeting(row))
  const faults = [...repeated(rows), ...times.flatMap((time) => time.faults), ...pending(first)]
  const { courseId, subjectId } = course.course
  const wish: SectionWish = {
    of: 'section',
    inPassing: false,
    termId,
    courseId,
    code,
    capacityIfNew: seatsIfUnknown,
    section: sectionFields(rows, first, inWeekOrder(times.flatMap((time) => time.meetings))),
  }
  return {
    rows: all,
    faults,
    wishes: [termOf(first, termId), subjectInPassing(subjectId), course.course, wish],
  }
}

const termOf = (row: Row, termId: TermId) =>
  ({ of: 'term', inPassing: true, termId, title: plainCell(row, 'term') || termId }) as const

function idFault(row: Row, ids: { crn: string; term: string; code: string }): RowFault | undefined {
  const shapes = { crn: /^\d{1,10}$/, term: /^[\w-]{1,64}$/, code: /^[\w.-]{1,16}$/ }
  const column = (['crn', 'term', 'code'] as const).find((name) => !shapes[name].test(ids[name]))
  if (column === undefined) return undefined
  return refusal(row, {
    column,
    reason: ids[column] === '' ? 'The cell is empty' : 'The value cannot be used as a name',
    repair:
      column === 'crn' ? 'Enter the number of the section' : 'Use letters, digits, hyphens and underscores',
  })
}

function sectionFields(rows: readonly Row[], first: Row, meetings: Meeting[]): SectionWish['section'] {
  const of = (name: string): string[] => distinct(rows.map((row) => plainCell(row, name)))
  const credits = creditsFrom(plainCell(first, 'sectionCredits')) ?? creditsFrom(plainCell(first, 'credits'))
  const instructors = distinct(
    of('instructors').flatMap((names) => names.split(';').map((name) => name.trim())),
  )
  const title = plainCell(first, 'sectionTitle').slice(0, 160)
  const part = plainCell(first, 'partOfTerm')
  const note = [
    `CRN ${plainCell(first, 'crn')}.`,
    ...(part ? [`Part of term ${part}.`] : []),
    ...(instructors.length > 0 ? [`Taught by ${instructors.join('; ')}.`] : []),
  ].join(' ')
  return {
    ...(title && { title }),
    component: of('component').join(', ').slice(0, 60) || 'Lecture',
    ...credits,
    meetings,
    state: isOpen(first) ? 'open' : 'closed',
    note,
  }
}

const isOpen = (row: Row): boolean =>
  !plainCell(row, 'enrolment').startsWith('Closed') && plainCell(row, 'status') !== 'P'

const pending = (row: Row): RowFault[] =>
  plainCell(row, 'status') === 'P'
    ? [
        warning(row, {
          column: 'status',
          reason: 'The section is pending, so it is taken as closed',
          repair: 'Open the section when it is approved',
        }),
      ]
    : []

/** The second of two rows that say the same adds nothing, and is said to. */
function repeated(rows: readonly Row[]): RowFault[] {
  const seen = new Set<string>()
  return rows.flatMap((row) => {
    const text = JSON.stringify(row.cells)
    if (!seen.has(text)) {
      seen.add(text)
      return []
    }
    return [
      warning(row, {
        column: 'crn',
        reason: 'The row repeats another row of this section word for word, so it is taken once',
        repair: 'Remove the row that is repeated',
      }),
    ]
  })
}

interface Times {
  readonly meetings: Meeting[]
  readonly faults: RowFault[]
}

function readMeeting(row: Row): Times {
  const start = plainCell(row, 'start')
  if (start !== '' && start !== 'ARRANGED') return timed(row, start, plainCell(row, 'end'))
  if (plainCell(row, 'days') === '') return { meetings: [], faults: [] }
  return untimed(row, 'start', 'The row names days but no time', 'Add the time, if there is one')
}

function timed(row: Row, start: string, end: string): Times {
  const [from, to] = [minuteOf(start), minuteOf(end)]
  if (from === undefined) return untimed(row, 'start', 'The time cannot be read', 'Write times as 09:00 AM')
  if (to === undefined) return untimed(row, 'end', 'The time cannot be read', 'Write times as 09:00 AM')
  const days = daysOfLetters(plainCell(row, 'days')) ?? []
  if (days.length === 0)
    return untimed(row, 'days', 'The row names a time but no day', 'Write days as letters of MTWRFSU')
  const place = `${plainCell(row, 'room')} ${plainCell(row, 'building')}`.trim().slice(0, 60)
  const meetings = days.map((day) => ({ day, start: from, end: to, ...(place && { room: place }) }))
  const fit = meetings.every((meeting) => MeetingShape.safeParse(meeting).success)
  if (fit) return { meetings, faults: [] }
  return untimed(
    row,
    'end',
    'The meeting ends before it has begun',
    'Check the two times; steps are five minutes',
  )
}

const untimed = (row: Row, column: string, reason: string, repair: string): Times => ({
  meetings: [],
  faults: [
    warning(row, { column, reason: `${reason}, so the section is taken without this meeting`, repair }),
  ],
})
