import { type Meeting, NewSection } from '@matricula/contract/catalogue'
import { Credits, TermId } from '@matricula/contract/kernel'
import { z } from 'zod'
import type { SectionWish } from '#capabilities/interop/wishes.ts'
import { courseIdFrom } from './course-ids.ts'
import { filled, parseRow, refusal, refused } from './faults.ts'
import { meetingsFrom } from './meeting-text.ts'
import { eachRow, type Field, type Given, type Reader, type Reading, type Row } from './reader.ts'

const field = (name: string, label: string, example: string, ...alsoCalled: string[]): Field => ({
  field: name,
  label,
  example,
  alsoCalled,
  required: ['courseId', 'code'].includes(name),
})
const fields: readonly Field[] = [
  field('termId', 'Term', '2027-spring', 'Term code', 'Semester'),
  field('courseId', 'Course', 'CS-201', 'Course code'),
  field('code', 'Section', 'A', 'Section code', 'Group'),
  field('title', 'Title', 'Data Structures for physicists', 'Section title'),
  field('component', 'Component', 'Lecture', 'Type'),
  field('configuration', 'Configuration', '1'),
  field('part', 'Part', '1'),
  field('parentCode', 'Parent section', 'A', 'Parent'),
  field('credits', 'Credits', '4'),
  field('creditsAtMost', 'Credits at most', '6'),
  field('capacity', 'Capacity', '60', 'Seats', 'Limit'),
  field('state', 'State', 'open', 'Status'),
  field('meetings', 'Meetings', 'Mon 09:00-10:15 @LH 1; Wed 09:00-10:15 @LH 1', 'Times', 'Schedule'),
  field('instructors', 'Instructors', 'noether@example.edu', 'Instructor', 'Teachers'),
  field('note', 'Note', 'Bring a laptop'),
]
const names = fields.map((one) => one.field)
const optional = ['title', 'component', 'credits', 'creditsAtMost', 'capacity', 'state', 'note']

const number = (message: string) => z.coerce.number({ error: message })
const shape = NewSection.shape
const WishedSection = z.strictObject({
  termId: TermId,
  courseId: shape.courseId,
  code: shape.code,
  title: shape.title,
  component: shape.component.removeDefault().optional(),
  configuration: shape.configuration.removeDefault().optional(),
  part: shape.part.removeDefault().optional(),
  parentCode: shape.code.optional(),
  credits: number('Enter a number of credits').pipe(Credits).optional(),
  creditsAtMost: number('Enter a number of credits').pipe(Credits).optional(),
  capacity: number('Enter a whole number of seats').pipe(shape.capacity).optional(),
  state: shape.state.removeDefault().optional(),
  note: shape.note,
})

/** One row is one section. */
export const sectionReader: Reader = { fields, read: eachRow(readSection) }

function readSection(row: Row, given: Given): Reading {
  const { meetings: times, instructors, ...cells } = filled(row.cells, names)
  const parsed = parseRow(WishedSection, recordOf(cells, given), row, { optional })
  if ('refused' in parsed) return refused(row, ...parsed.refused)
  const read = times === undefined ? undefined : meetingsFrom(times)
  if (read && 'unread' in read) return refused(row, unreadTimes(row, read.unread))
  const wish = {
    ...wishOf(parsed.value, read?.meetings),
    ...(instructors && { instructors: loginNames(instructors) }),
  }
  return { rows: [row.row], faults: parsed.faults, wishes: [wish] }
}

const recordOf = (cells: Record<string, string>, given: Given): Record<string, unknown> => ({
  ...cells,
  termId: cells['termId'] ?? given.termId,
  courseId: courseIdFrom(cells['courseId'] ?? ''),
  ...(cells['state'] && { state: cells['state'].toLowerCase() }),
})

function wishOf(wished: z.output<typeof WishedSection>, meetings: Meeting[] | undefined): SectionWish {
  const { termId, courseId, code, capacity, parentCode, ...section } = wished
  return {
    of: 'section',
    inPassing: false,
    termId,
    courseId,
    code,
    section: { ...section, ...(meetings && { meetings }) },
    capacityIfNew: capacity ?? 0,
    ...(capacity !== undefined && { capacity }),
    ...(parentCode && { parentCode }),
  }
}

const loginNames = (text: string): string[] =>
  text
    .split(/[;,]/)
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '')
    .toSorted()

const unreadTimes = (row: Row, part: string) =>
  refusal(row, {
    column: 'meetings',
    value: part,
    reason: 'The time cannot be read',
    repair: 'Write times as Mon 09:00-10:15 @Room, in steps of five minutes, with a semicolon between them',
  })
