import { AssessmentId, route, SectionId, StudentId } from '@matricula/contract/kernel'
import { z } from 'zod'
import { MarkValue } from './marks.ts'
import { GradebookPlan, WantedPlan } from './plan.ts'
import { Assessment, AssessmentChange, Mark, NewAssessment } from './schema.ts'

const oneSection = z.strictObject({ sectionId: SectionId })
const oneAssessment = z.strictObject({ sectionId: SectionId, assessmentId: AssessmentId })

export const readGradebook = route({
  name: 'readGradebook',
  summary: 'The assessments of a section and every mark',
  action: 'grading.read',
  method: 'GET',
  path: '/api/sections/:sectionId/gradebook',
  params: oneSection,
  reply: z.object({ assessments: z.array(Assessment), marks: z.array(Mark), plan: GradebookPlan }),
  problems: ['item.missing'],
})
export const changeGradebookPlan = route({
  name: 'changeGradebookPlan',
  summary: 'Say how marks become one number: categories, weights, what is left out, what is late or missing',
  action: 'grading.mark',
  method: 'PUT',
  path: '/api/sections/:sectionId/gradebook/plan',
  params: oneSection,
  body: WantedPlan,
  reply: GradebookPlan,
  problems: ['item.missing', 'item.stale'],
})
export const createAssessment = route({
  name: 'createAssessment',
  summary: 'Add an assessment',
  action: 'grading.mark',
  method: 'POST',
  path: '/api/sections/:sectionId/assessments',
  params: oneSection,
  body: NewAssessment,
  status: 201,
  reply: Assessment,
  problems: ['item.missing'],
})
export const changeAssessment = route({
  name: 'changeAssessment',
  summary: 'Change an assessment',
  action: 'grading.mark',
  method: 'PATCH',
  path: '/api/sections/:sectionId/assessments/:assessmentId',
  params: oneAssessment,
  body: AssessmentChange,
  reply: Assessment,
  problems: ['item.missing', 'item.stale'],
})
export const enterMarks = route({
  name: 'enterMarks',
  summary: 'Save marks; each cell by itself. A cell that someone changed since is refused, with theirs',
  action: 'grading.mark',
  method: 'POST',
  path: '/api/sections/:sectionId/assessments/:assessmentId/marks',
  params: oneAssessment,
  body: z.strictObject({
    marks: z
      .array(
        z.strictObject({
          studentId: StudentId,
          value: MarkValue.nullable(),
          /** The version of the cell that was seen; without it the last mark counts. */
          seen: z.int().nonnegative().optional(),
        }),
      )
      .min(1, 'Give at least one mark')
      .max(1000),
  }),
  reply: z.object({
    saved: z.array(Mark),
    refused: z.array(
      z.object({
        studentId: StudentId,
        reason: z.enum(['changed-by-another', 'over-maximum', 'not-enrolled', 'other-kind']),
        message: z.string(),
        theirs: Mark.optional(),
      }),
    ),
  }),
  problems: ['item.missing'],
})
export const releaseAssessment = route({
  name: 'releaseAssessment',
  summary: 'Let students see the marks of an assessment',
  action: 'grading.release',
  method: 'POST',
  path: '/api/sections/:sectionId/assessments/:assessmentId/release',
  params: oneAssessment,
  reply: Assessment,
  problems: ['item.missing'],
})
