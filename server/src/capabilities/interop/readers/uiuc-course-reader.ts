import { NewCourse } from '@matricula/contract/catalogue'
import { SubjectId } from '@matricula/contract/kernel'
import type { CourseWish } from '#capabilities/interop/wishes.ts'
import { courseIdOf, subjectInPassing } from './course-ids.ts'
import { creditsFrom } from './credits-text.ts'
import { plainCell } from './entities.ts'
import { parseRow, refusal, refused } from './faults.ts'
import { eachRow, type Field, type Reader, type Reading, type Row } from './reader.ts'

export const uiucCourseFields: readonly Field[] = [
  { field: 'subject', label: 'Subject', required: true, example: 'CS' },
  { field: 'number', label: 'Number', required: true, example: '225' },
  { field: 'title', label: 'Name', required: true, example: 'Data Structures' },
  { field: 'description', label: 'Description', required: false, example: 'Lists, trees and graphs.' },
  { field: 'credits', label: 'Credit Hours', required: true, example: '1 TO 4 hours.' },
]

const WishedCourse = NewCourse.omit({ courseId: true, requires: true }).extend({ subjectId: SubjectId })

/** Reads the columns that this source repeats in its courses and in its sections. */
export function uiucCourse(row: Row, inPassing: boolean): { course: CourseWish } | { refused: Reading } {
  const cell = (field: string): string => plainCell(row, field)
  const credits = creditsFrom(cell('credits'))
  if (!credits) return { refused: refused(row, unreadCredits(row)) }
  const description = cell('description')
  const [, requirementText] = /Prerequisites?\b[:;,.]?\s*(.+)$/s.exec(description) ?? []
  const record = {
    subjectId: cell('subject'),
    number: cell('number'),
    title: cell('title'),
    ...credits,
    ...(description && { description }),
    ...(requirementText && { requirementText }),
  }
  const columns = { subjectId: 'subject', requirementText: 'description' }
  const parsed = parseRow(WishedCourse, record, row, { optional: [], columns })
  if ('refused' in parsed) return { refused: refused(row, ...parsed.refused) }
  const { subjectId, number, ...course } = parsed.value
  const courseId = courseIdOf(subjectId, number)
  return { course: { of: 'course', inPassing, courseId, subjectId, number, course } }
}

const unreadCredits = (row: Row) =>
  refusal(row, {
    column: 'credits',
    reason: 'The credits cannot be read',
    repair: 'Write credits as “3 hours.” or “1 TO 4 hours.”, in quarters, at most 60',
  })

/** The course catalogue of the University of Illinois: the prerequisite stays as it is printed. */
export const uiucCourseReader: Reader = {
  fields: uiucCourseFields,
  read: eachRow((row) => {
    const read = uiucCourse(row, false)
    if ('refused' in read) return read.refused
    return { rows: [row.row], faults: [], wishes: [subjectInPassing(read.course.subjectId), read.course] }
  }),
}
