import { CourseId, TermId } from '@matricula/contract/kernel'
import { RollNumber } from '@matricula/contract/students'
import { z } from 'zod'
import { courseIdFrom } from './course-ids.ts'
import { filled, parseRow, refused } from './faults.ts'
import { eachRow, type Field, type Given, type Reader, type Reading, type Row } from './reader.ts'

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

/** One row is one student in one section. */
export const enrolmentReader: Reader = { fields, read: eachRow(readEnrolment) }

function readEnrolment(row: Row, given: Given): Reading {
  const cells = filled(row.cells, names)
  const record = {
    ...cells,
    termId: cells['termId'] ?? given.termId,
    courseId: courseIdFrom(cells['courseId'] ?? ''),
    ...(cells['state'] && { state: cells['state'].toLowerCase() }),
  }
  const parsed = parseRow(WishedEnrolment, record, row, { optional: ['grade'] })
  if ('refused' in parsed) return refused(row, ...parsed.refused)
  return {
    rows: [row.row],
    faults: parsed.faults,
    wishes: [{ of: 'enrolment', inPassing: false, ...parsed.value }],
  }
}
