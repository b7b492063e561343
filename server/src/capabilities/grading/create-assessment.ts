import {
  type Assessment,
  assessmentCreated,
  type createAssessment as createAssessmentRoute,
} from '@matricula/contract/grading'
import { AssessmentId, Problem, type SectionId } from '@matricula/contract/kernel'
import type { z } from 'zod'
import { sectionFor } from '#capabilities/catalogue/index.ts'
import type { Actor } from '#platform/actor.ts'
import { retryWhenStale } from '#platform/store/retry-when-stale.ts'
import type { Needs } from './needs.ts'
import { categoryFaults } from './rules.ts'

type NewAssessment = z.output<(typeof createAssessmentRoute)['body']>
export type CreateAssessment = (
  actor: Actor,
  sectionId: SectionId,
  wanted: NewAssessment,
) => Promise<Assessment>

/** More would make the section's plan too heavy to read with every record. */
const most = 60

export function createCreateAssessment({ store, ids, catalogue, grading }: Needs): CreateAssessment {
  return async (actor, sectionId, wanted) => {
    await sectionFor(catalogue, actor, 'grading.mark', sectionId)
    const assessmentId = AssessmentId.parse(ids.next())
    const assessment: Assessment = { assessmentId, sectionId, ...wanted, released: false, version: 1 }
    return await retryWhenStale(async () => {
      const plan = await grading.plan(sectionId)
      if (plan.assessments.length >= most) throw tooMany()
      const fields = categoryFaults(wanted, plan)
      if (fields.length > 0) throw new Problem('request.invalid', { fields })
      await store.commit(actor, {
        writes: [
          grading.keepPlan(plan, { assessments: [...plan.assessments, assessment] }),
          grading.openSheet({ sectionId, assessmentId }),
        ],
        events: [assessmentCreated({ sectionId, assessmentId, title: assessment.title })],
        answer: assessment,
      })
      return assessment
    })
  }
}

const tooMany = (): Problem =>
  new Problem('request.invalid', {
    fields: [
      { field: 'title', message: `A section has at most ${most} assessments; use one of those there are` },
    ],
  })
