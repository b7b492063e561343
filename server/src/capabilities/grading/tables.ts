import type { Assessment } from '@matricula/contract/grading'
import { type AssessmentId, type SectionId, StudentId } from '@matricula/contract/kernel'
import { sectionCells, sectionColumns, type TableNeeds } from '#capabilities/catalogue/index.ts'
import { studentCells, studentColumns } from '#capabilities/students/index.ts'
import { column } from '#platform/sheets/columns.ts'
import type { Table } from '#platform/sheets/table.ts'
import { everyOf } from '#platform/store/every-of.ts'
import type { Store } from '#platform/store/store.ts'
import { marksItem, planItem } from './items.ts'

export const gradingTables = ({ store, students, catalogue }: TableNeeds): Table[] => [
  {
    name: 'assessments',
    action: 'export.run',
    ofTerm: true,
    columns: [
      ...sectionColumns,
      column('title', 'Assessment', 'Quiz 1'),
      column('category', 'Category', 'Quizzes'),
      column('outOf', 'Out of', '20'),
      column('weight', 'Weight, per cent', '10'),
      column('dueOn', 'Due on', '2026-10-05'),
      column('kind', 'Marked with', 'number'),
      column('released', 'Released', 'yes'),
    ],
    async *rows(termId) {
      for await (const { row, section } of catalogue.withSections(everyOf(store, planItem), termId)) {
        const titles = new Map(row.categories.map(({ categoryId, title }) => [categoryId, title]))
        for (const { title, categoryId = '', outOf, weight, dueOn, kind, released } of row.assessments) {
          const category = titles.get(categoryId)
          const is = released ? 'yes' : 'no'
          yield { ...sectionCells(section), title, category, outOf, weight, dueOn, kind, released: is }
        }
      }
    },
  },
  {
    name: 'marks',
    action: 'export.run',
    ofTerm: true,
    columns: [
      ...sectionColumns,
      column('title', 'Assessment', 'Quiz 1'),
      ...studentColumns,
      column('value', 'Mark', '17.5'),
      column('outOf', 'Out of', '20'),
      column('by', 'Entered by', 'Emmy Noether'),
      column('at', 'Entered at', '2026-10-06T10:00:00.000Z'),
    ],
    async *rows(termId) {
      const plans = createPlans(store)
      for await (const { row, section } of catalogue.withSections(everyOf(store, marksItem), termId)) {
        const { title, outOf } = (await plans(row.sectionId, row.assessmentId)) ?? {}
        const cells = Object.entries(row.cells).map(([id, cell]) => ({
          studentId: StudentId.parse(id),
          ...cell,
        }))
        for await (const { row: one, student } of students.withStudents(cells)) {
          const { value, by, at } = one
          const mark = value ?? undefined
          yield { ...sectionCells(section), title, ...studentCells(student), value: mark, outOf, by, at }
        }
      }
    },
  },
]

/** The assessment of a section; items of one section stand together, so the last plan is kept. */
function createPlans(store: Store) {
  let last: { readonly sectionId: SectionId; readonly assessments: readonly Assessment[] } | undefined
  return async (sectionId: SectionId, assessmentId: AssessmentId): Promise<Assessment | undefined> => {
    if (last?.sectionId !== sectionId) {
      const item = await store.get(planItem.keyOf({ sectionId }))
      last = { sectionId, assessments: item ? planItem.read(item).assessments : [] }
    }
    return last.assessments.find((one) => one.assessmentId === assessmentId)
  }
}
