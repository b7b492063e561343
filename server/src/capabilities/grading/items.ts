import { Assessment, Category, GradebookPlan, initialPlan, MarkValue } from '@matricula/contract/grading'
import { AssessmentId, Instant, SectionId, StudentId } from '@matricula/contract/kernel'
import { z } from 'zod'
import { itemKind } from '#platform/store/item-kind.ts'

/** All assessments of a section in one item: a student's whole record is then two batches, however long it is. */
export const planItem = itemKind({
  name: 'AssessmentPlan',
  table: 'enrolments',
  reads: ['the assessments of a section: get', 'of many sections: one batch get'],
  schema: z.object({
    sectionId: SectionId,
    assessments: z.array(Assessment),
    categories: z.array(Category).default([]),
    lateLoses: z.number().default(initialPlan.lateLoses),
    missing: GradebookPlan.shape.missing.default(initialPlan.missing),
    version: z.int().positive(),
  }),
  pk: 'SEC#{sectionId}',
  sk: 'ASSESS',
})

const StoredCell = z.object({
  value: MarkValue.nullable(),
  version: z.int().positive(),
  by: z.string(),
  at: Instant,
})

/** The marks of a class for one assessment, a map from student to cell. The version counts the changes of any cell. */
export const marksItem = itemKind({
  name: 'Marks',
  table: 'enrolments',
  reads: ['the gradebook of a section: query begins MARK#', 'released marks of a student: one batch get'],
  schema: z.object({
    sectionId: SectionId,
    assessmentId: AssessmentId,
    cells: z.record(StudentId, StoredCell),
    version: z.int().positive(),
  }),
  pk: 'SEC#{sectionId}',
  sk: 'MARK#{assessmentId}',
  deflates: ['cells'],
})
