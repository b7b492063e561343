import type { Section } from '@matricula/contract/catalogue'
import type { SectionId, TermId } from '@matricula/contract/kernel'
import type { Students } from '#capabilities/students/index.ts'
import { column } from '#platform/sheets/columns.ts'
import type { Table } from '#platform/sheets/table.ts'
import type { Store } from '#platform/store/store.ts'
import type { CatalogueReads } from './reads.ts'

/** What tables of others look their rows up with. */
export interface TableNeeds {
  readonly store: Store
  readonly students: Pick<Students, 'withStudents'>
  readonly catalogue: { readonly withSections: WithSections }
}

/** Headings of a section in the tables of others. */
export const sectionColumns = [
  column('termId', 'Term', '2026F'),
  column('courseId', 'Course', 'CS-201'),
  column('code', 'Section', 'A'),
]
export const sectionCells = (section: Section) => ({
  termId: section.termId,
  courseId: section.courseId,
  code: section.code,
})

/** Each row with its section, of one term where one is asked for; a section is looked up once by each server. */
export const createWithSections = (findSection: CatalogueReads['findSection']) =>
  async function* withSections<Row extends { readonly sectionId: SectionId }>(
    coming: AsyncIterable<Row>,
    termId: TermId | undefined,
  ): AsyncGenerator<{ readonly row: Row; readonly section: Section }> {
    for await (const row of coming) {
      const section = await findSection(row.sectionId)
      if (section && (termId === undefined || section.termId === termId)) yield { row, section }
    }
  }
export type WithSections = ReturnType<typeof createWithSections>

export const catalogueTables = ({ terms, subjects }: CatalogueReads): Table[] => [
  {
    name: 'terms',
    action: 'export.run',
    ofTerm: false,
    columns: [
      column('termId', 'Term', '2026F'),
      column('title', 'Title', 'Autumn 2026'),
      column('startsOn', 'Starts on', '2026-08-24'),
      column('endsOn', 'Ends on', '2026-12-18'),
      column('opensAt', 'Registration opens', '2026-08-01T08:00:00.000Z'),
      column('closesAt', 'Registration closes', '2026-09-04T16:00:00.000Z'),
      column('creditLimit', 'Credit limit', '24'),
      column('holidays', 'Holidays', '2026-10-02; 2026-11-26'),
    ],
    async *rows() {
      for (const { registration, holidays, clashes: _, version: _of, ...term } of await terms())
        yield { ...term, ...registrationCells(registration), holidays: holidays.join('; ') }
    },
  },
  {
    name: 'subjects',
    action: 'export.run',
    ofTerm: false,
    columns: [
      column('subjectId', 'Subject', 'CS'),
      column('title', 'Title', 'Computer Science'),
      column('departmentId', 'Department', 'CS'),
    ],
    async *rows() {
      yield* await subjects()
    },
  },
]

const registrationCells = ({ opensAt, closesAt }: { opensAt: string; closesAt: string }) => ({
  opensAt,
  closesAt,
})
