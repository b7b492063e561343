import {
  type Assessment,
  assessmentChanged,
  type changeAssessment as changeAssessmentRoute,
} from '@matricula/contract/grading'
import { type AssessmentId, Problem, type SectionId } from '@matricula/contract/kernel'
import type { z } from 'zod'
import { sectionFor } from '#capabilities/catalogue/index.ts'
import type { Actor } from '#platform/actor.ts'
import { doneBefore } from '#platform/store/once.ts'
import { retryWhenStale } from '#platform/store/retry-when-stale.ts'
import type { Change } from '#platform/store/store.ts'
import { assessmentOf, type Needs } from './needs.ts'
import type { Plan, Sheet } from './repository.ts'
import { changedAssessment, changeFaults } from './rules.ts'

interface Place {
  readonly sectionId: SectionId
  readonly assessmentId: AssessmentId
}
type Wanted = z.output<(typeof changeAssessmentRoute)['body']>
export type ChangeAssessment = (actor: Actor, place: Place, wanted: Wanted) => Promise<Assessment>

export function createChangeAssessment({ store, catalogue, grading }: Needs): ChangeAssessment {
  return async (actor, { sectionId, assessmentId }, wanted) => {
    await sectionFor(catalogue, actor, 'grading.mark', sectionId)
    return await retryWhenStale(async () => {
      const [plan, sheet] = await grading.planAndSheet(sectionId, assessmentId)
      const before = assessmentOf(plan, assessmentId)
      const after = changedAssessment(before, wanted)
      if (before.version !== wanted.version) {
        const repeated = await doneBefore(store, actor, grading.keyOf(plan))
        throw repeated ?? new Problem('item.stale', { theirs: before })
      }
      const fields = changeFaults({ before, after, plan, cells: sheet.cells })
      if (fields.length > 0) throw new Problem('request.invalid', { fields })
      await store.commit(actor, changed(plan, sheet, after))
      return after
    })
  }

  /** Marks that are being entered were held against the old maximum: moving the sheet on makes them look again. */
  function changed(plan: Plan, sheet: Sheet, after: Assessment): Change {
    const { sectionId, assessmentId, title } = after
    const assessments = plan.assessments.map((one) => (one.assessmentId === assessmentId ? after : one))
    return {
      writes: [
        grading.keepPlan(plan, { assessments }),
        grading.keepSheet({ ...sheet, version: sheet.version + 1 }),
      ],
      events: [assessmentChanged({ sectionId, assessmentId, title })],
      answer: after,
    }
  }
}
