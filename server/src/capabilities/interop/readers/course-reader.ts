import { NewCourse } from '@matricula/contract/catalogue'
import { Credits, SubjectId } from '@matricula/contract/kernel'
import { z } from 'zod'
import { courseIdFrom, courseIdOf, subjectInPassing } from './course-ids.ts'
import { filled, parseRow, refusal, refused } from './faults.ts'
import { eachRow, type Field, type Reader, type Reading, type Row } from './reader.ts'

const fields: readonly Field[] = [
  {
    field: 'subjectId',
    label: 'Subject',
    required: true,
    example: 'CS',
    alsoCalled: ['Subject code', 'Department'],
  },
  {
    field: 'number',
    label: 'Number',
    required: true,
    example: '201',
    alsoCalled: ['Course number', 'Catalogue number'],
  },
  {
    field: 'title',
    label: 'Title',
    required: true,
    example: 'Data Structures',
    alsoCalled: ['Course title', 'Name'],
  },
  { field: 'credits', label: 'Credits', required: true, example: '4', alsoCalled: ['Credit hours', 'Units'] },
  { field: 'creditsAtMost', label: 'Credits at most', required: false, example: '6' },
  { field: 'description', label: 'Description', required: false, example: 'Lists, trees and graphs' },
  {
    field: 'requires',
    label: 'Requires',
    required: false,
    example: 'CS-101; MA-110',
    alsoCalled: ['Prerequisites', 'Prerequisite'],
  },
  {
    field: 'requirementText',
    label: 'Requirement as printed',
    required: false,
    example: 'CS 101 or consent of the instructor',
  },
]
const names = fields.map(({ field }) => field)
const WishedCourse = NewCourse.omit({ courseId: true }).extend({
  subjectId: SubjectId,
  credits: z.coerce.number({ error: 'Enter a number of credits such as 3 or 1.5' }).pipe(Credits),
  creditsAtMost: z.coerce.number({ error: 'Enter a number of credits' }).pipe(Credits).optional(),
  requires: NewCourse.shape.requires.removeDefault().optional(),
})

/** One row is one course. */
export const courseReader: Reader = { fields, read: eachRow(readCourse) }

function readCourse(row: Row): Reading {
  const cells = filled(row.cells, names)
  const listed = cells['requires']?.split(/[;,|]/).filter((part) => part.trim() !== '')
  const requires = listed?.map(courseIdFrom)
  if (requires?.includes(undefined)) {
    return refused(
      row,
      refusal(row, {
        column: 'requires',
        reason: 'A course in this list cannot be read',
        repair: 'Write courses as CS-101, several with a semicolon between them',
      }),
    )
  }
  const record = { ...cells, subjectId: cells['subjectId']?.toUpperCase(), ...(requires && { requires }) }
  const parsed = parseRow(WishedCourse, record, row, {
    optional: ['creditsAtMost', 'description', 'requirementText'],
  })
  if ('refused' in parsed) return refused(row, ...parsed.refused)
  const { subjectId, number, ...course } = parsed.value
  const courseId = courseIdOf(subjectId, number)
  return {
    rows: [row.row],
    faults: parsed.faults,
    wishes: [
      subjectInPassing(subjectId),
      { of: 'course', inPassing: false, courseId, subjectId, number, course },
    ],
  }
}
