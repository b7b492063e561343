import type { ImportKind } from '@matricula/contract/interop'
import { courseReader } from './course-reader.ts'
import { unreadable } from './decode.ts'
import { enrolmentReader } from './enrolment-reader.ts'
import { itcSectionReader, itcStudentReader } from './itc-reader.ts'
import type { Reader } from './reader.ts'
import { sectionReader } from './section-reader.ts'
import { studentReader } from './student-reader.ts'
import { uiucCourseReader } from './uiuc-course-reader.ts'
import { uiucGradeReader } from './uiuc-grade-reader.ts'
import { uiucSectionReader } from './uiuc-section-reader.ts'

const byKind = {
  students: studentReader,
  courses: courseReader,
  sections: sectionReader,
  enrolments: enrolmentReader,
  'courses-uiuc': uiucCourseReader,
  'sections-uiuc': uiucSectionReader,
  'grades-uiuc': uiucGradeReader,
  'term-itc': itcSectionReader,
} as const satisfies Record<ImportKind, Reader>

/** The reader of a kind; the files of a competition's term are told apart by their headings. */
export function readerOf(kind: ImportKind, columns: readonly string[] = []): Reader {
  if (kind !== 'term-itc' || columns.includes('start_slot5min') || columns.length === 0) return byKind[kind]
  if (columns.includes('student') && columns.includes('course')) return itcStudentReader
  throw unreadable(
    'Of a term’s folder, sections.csv and course_requests.csv can be imported; the seats are registered by “matricula replay”.',
  )
}

type Sign = (columns: ReadonlySet<string>) => boolean
const all =
  (...names: string[]): Sign =>
  (columns) =>
    names.every((name) => columns.has(name))
const any =
  (...names: string[]): Sign =>
  (columns) =>
    names.some((name) => columns.has(name))

/** By what its headings show; the first that fits. */
const signs: readonly (readonly [ImportKind, ...Sign[]])[] = [
  ['sections-uiuc', all('crn', 'yearterm', 'start time')],
  ['grades-uiuc', all('crn', 'course subject', 'average grade')],
  ['courses-uiuc', all('subject', 'number', 'name', 'credit hours', 'yearterm')],
  ['term-itc', all('start_slot5min', 'subpart')],
  ['term-itc', all('student', 'course'), (columns) => columns.size === 2],
  ['students', any('given name', 'first name', 'givenname'), any('cohort', 'batch', 'programme', 'program')],
  ['enrolments', any('roll number', 'student', 'roll no'), all('section', 'course')],
  ['sections', any('section', 'code'), any('course', 'courseid')],
  ['courses', all('subject', 'number', 'credits')],
]

/** What a file is, by its headings; undefined where they could be of several kinds. */
export function kindOf(columns: readonly string[]): ImportKind | undefined {
  const plain = new Set(columns.map((column) => column.toLowerCase()))
  return signs.find(([, ...shown]) => shown.every((sign) => sign(plain)))?.[0]
}
