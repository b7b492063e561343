import { CourseId, TermId } from '@matricula/contract/kernel'
import { RollNumber } from '@matricula/contract/students'
import { z } from 'zod'
import { courseIdFrom } from './course-ids.ts'
import { filled, parseRow } from './faults.ts'
import { type Field, type Given, gathered, type Reader, type Reading, type Row } from './reader.ts'

const fields: readonly Field[] = [
  {
    field: 'rollNumber',
    label: 'Roll number',
    required: true,
    example: 'CS26-0042',
    alsoCalled: ['Student', 'Student number', 'Student ID', 'Roll no'],
  },
  {
    field: 'termId',
    label: 'Term',
    required: false,
    example: '2027-spring',
    alsoCalled: ['Term code', 'Semester'],
  },
  { field: 'courseId', label: 'Course', required: true, example: 'CS-201', alsoCalled: ['Course code'] },
  { field: 'code', label: 'Section', required: true, example: 'A', alsoCalled: ['Section code', 'Group'] },
  { field: 'state', label: 'State', required: false, example: 'enrolled', alsoCalled: ['Status'] },
  { field: 'grade', label: 'Grade', required: false, example: 'A-', alsoCalled: ['Final grade'] },
]
const names = fields.map(({ field }) => field)

const WishedEnrolment = z.strictObject({
  rollNumber: RollNumber,
  termId: TermId,
  courseId: CourseId,
  code: z.string().regex(/^[\w.-]{1,16}$/, 'Use the code of a section, such as A'),
  state: z.enum(['enrolled', 'completed']).default('enrolled'),
  grade: z.string().max(8, 'At most 8 characters').optional(),
})

/** One row is one student in one section; the rows of one student in one course are taken together or not at all. */
export const enrolmentReader: Reader = {
  fields,
  read: gathered(
    ({ cells }) =>
      ['rollNumber', 'termId', 'courseId'].map((name) => (cells[name] ?? '').trim().toUpperCase()).join(' '),
    readBundle,
  ),
}

function readBundle(rows: readonly Row[], given: Given): Reading {
  const all = rows.map(({ row }) => row)
  const read = rows.map((row) =>
    parseRow(WishedEnrolment, recordOf(row, given), row, { optional: ['grade'] }),
  )
  const problems = read.flatMap((one) => ('refused' in one ? one.refused : []))
  const wished = read.flatMap((one) => ('refused' in one ? [] : [one.value]))
  const [first] = wished
  if (problems.length > 0 || !first) return { rows: all, wishes: [], faults: problems }
  const { code: _, ...common } = first
  const codes = [...new Set(wished.map(({ code }) => code))].toSorted()
  return {
    rows: all,
    faults: read.flatMap((one) => ('refused' in one ? [] : one.faults)),
    wishes: [{ of: 'enrolment', inPassing: false, ...common, codes }],
  }
}

function recordOf(row: Row, given: Given): Record<string, unknown> {
  const cells = filled(row.cells, names)
  return {
    ...cells,
    termId: cells['termId'] ?? given.termId,
    courseId: courseIdFrom(cells['courseId'] ?? ''),
    ...(cells['state'] && { state: cells['state'].toLowerCase() }),
  }
}
