import { sectionCells, sectionColumns, type TableNeeds } from '#capabilities/catalogue/index.ts'
import { studentCells, studentColumns } from '#capabilities/students/index.ts'
import { column } from '#platform/sheets/columns.ts'
import type { Table } from '#platform/sheets/table.ts'
import { everyOf } from '#platform/store/every-of.ts'
import { gradeStepItem, postedItem } from './items.ts'

export const finalsTables = ({ store, students, catalogue }: TableNeeds): Table[] => [
  {
    name: 'final-grades',
    action: 'export.run',
    ofTerm: true,
    columns: [
      ...sectionColumns,
      ...studentColumns,
      column('grade', 'Grade as posted', 'B+'),
      column('reason', 'Why there is none', 'Absent with a certificate'),
      column('by', 'Posted by', 'Rosalind Franklin'),
      column('at', 'Posted at', '2026-12-20T10:00:00.000Z'),
      column('checksum', 'Checksum of the roster', '9f86d081884c7d65'),
    ],
    async *rows(termId) {
      for await (const { row, section } of catalogue.withSections(everyOf(store, postedItem), termId)) {
        const { grades, by, at, checksum } = row
        for await (const { row: one, student } of students.withStudents(grades)) {
          const { grade, reason } = one
          yield { ...sectionCells(section), ...studentCells(student), grade, reason, by, at, checksum }
        }
      }
    },
  },
  {
    name: 'grade-steps',
    action: 'export.run',
    ofTerm: true,
    columns: [
      ...sectionColumns,
      ...studentColumns,
      column('place', 'Step', '2'),
      column('step', 'What it was', 'revaluation'),
      column('grade', 'Awarded', 'B+'),
      column('result', 'Stands after it', 'B+'),
      column('by', 'By', 'Rosalind Franklin'),
      column('at', 'At', '2027-01-10T10:00:00.000Z'),
    ],
    async *rows(termId) {
      const steps = catalogue.withSections(everyOf(store, gradeStepItem), termId)
      for await (const { row, student } of students.withStudents(flat(steps))) {
        const { section, step, grade, result, by, at } = row
        const place = Number(row.place)
        yield { ...sectionCells(section), ...studentCells(student), place, step, grade, result, by, at }
      }
    },
  },
]

async function* flat<Row extends object, Section>(
  coming: AsyncIterable<{ readonly row: Row; readonly section: Section }>,
): AsyncGenerator<Row & { readonly section: Section }> {
  for await (const { row, section } of coming) yield { ...row, section }
}
