import type { Course, Seats, Section } from '@matricula/contract/catalogue'
import type { TermId } from '@matricula/contract/kernel'
import type { Catalogue } from '#capabilities/catalogue/index.ts'
import type { Enrolments } from '#capabilities/enrolment/index.ts'
import type { Identity } from '#capabilities/identity/index.ts'
import { jobItem } from '#capabilities/interop/items.ts'
import { meetingsText } from '#capabilities/interop/readers/meeting-text.ts'
import { readerOf } from '#capabilities/interop/readers/readers.ts'
import type { Students } from '#capabilities/students/index.ts'
import { type Cells, column } from '#platform/sheets/columns.ts'
import type { Table } from '#platform/sheets/table.ts'
import { everyOf } from '#platform/store/every-of.ts'
import type { Store } from '#platform/store/store.ts'

interface Needs {
  readonly store: Store
  readonly identity: Pick<Identity, 'accountOf'>
  readonly students: Students
  readonly catalogue: Catalogue
  readonly enrolments: Enrolments
}

/** Tables that the importer reads again unchanged, and what was imported. */
export function interopTables(needs: Needs): Table[] {
  const importable = (
    name: 'students' | 'courses' | 'sections' | 'enrolments',
    rows: Table['rows'],
    ofTerm = false,
  ): Table => ({ name, action: 'export.run', ofTerm, columns: readerOf(name).fields, rows })
  return [
    importable('students', () => needs.students.every()),
    importable('courses', () => coursesOf(needs)),
    importable('sections', (termId) => sectionsOf(needs, termId), true),
    importable('enrolments', (termId) => enrolmentsOf(needs, termId), true),
    importsTable(needs),
  ]
}

const importsTable = ({ store }: Needs): Table => ({
  name: 'imports',
  action: 'export.run',
  ofTerm: false,
  columns: [
    column('fileName', 'File', 'students.csv'),
    column('kind', 'What it held', 'students'),
    column('state', 'State', 'done'),
    column('startedBy', 'By', 'Rosalind Franklin'),
    column('startedAt', 'At', '2026-11-26T10:00:00.000Z'),
    column('rows', 'Rows', '1724'),
    column('created', 'New', '1675'),
    column('changed', 'Changed', '12'),
    column('same', 'As before', '37'),
    column('refused', 'Refused', '0'),
  ],
  async *rows() {
    for await (const job of everyOf(store, jobItem)) {
      const { fileName, kind, state, startedBy, startedAt, rows, created, changed, same, refused } = job
      yield { fileName, kind, state, startedBy, startedAt, rows, created, changed, same, refused }
    }
  },
})

async function* coursesOf({ catalogue }: Needs): AsyncGenerator<Cells> {
  for await (const course of catalogue.everyCourse()) yield courseCells(course)
}

const courseCells = ({ requires, courseId: _, departmentId: _of, ...course }: Course): Cells => ({
  ...course,
  requires: requires.join('; '),
})

async function* sectionsOf(
  { catalogue, identity }: Needs,
  termId: TermId | undefined,
): AsyncGenerator<Cells> {
  const terms = termId ? [termId] : (await catalogue.terms()).map((term) => term.termId)
  const logins = createLogins(identity)
  for (const one of terms) {
    const sections = await catalogue.sectionsOfTerm(one)
    const seats = await catalogue.seatsOf(sections.map(({ sectionId }) => sectionId))
    const codes = new Map(sections.map(({ sectionId, code }) => [sectionId, code]))
    for (const [place, section] of parentsFirst(sections)) {
      const teachers = await Promise.all(section.instructors.map(({ userId }) => logins(userId)))
      const parentCode = section.parentId && codes.get(section.parentId)
      yield {
        ...sectionCells(section, seats[place]),
        parentCode,
        instructors: teachers.toSorted().join('; '),
      }
    }
  }
}

/** A section that has a parent comes after it, so that the file can be imported from top to bottom. */
const parentsFirst = (sections: readonly Section[]): (readonly [number, Section])[] =>
  sections
    .map((section, place) => [place, section] as const)
    .toSorted(
      ([, one], [, other]) => Number(one.parentId !== undefined) - Number(other.parentId !== undefined),
    )

const sectionCells = (
  { meetings, instructors: _, parentId: _of, ...section }: Section,
  seats: Seats | undefined,
): Cells => ({
  ...section,
  meetings: meetingsText(meetings),
  capacity: seats?.capacity,
})

function createLogins(identity: Needs['identity']) {
  const known = new Map<string, Promise<string>>()
  return (userId: Section['instructors'][number]['userId']): Promise<string> => {
    const login = known.get(userId) ?? identity.accountOf(userId).then(({ loginName }) => loginName)
    known.set(userId, login)
    return login
  }
}

async function* enrolmentsOf({ enrolments }: Needs, termId: TermId | undefined): AsyncGenerator<Cells> {
  for await (const enrolment of enrolments.every()) {
    if (termId === undefined || enrolment.termId === termId) {
      const { rollNumber, courseId, code, state, grade } = enrolment
      yield { rollNumber, termId: enrolment.termId, courseId, code, state, grade }
    }
  }
}
