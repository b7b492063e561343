import {
  type changeGradebookPlan as changeGradebookPlanRoute,
  type GradebookPlan,
  gradebookPlanned,
} from '@matricula/contract/grading'
import { Problem, type SectionId } from '@matricula/contract/kernel'
import type { z } from 'zod'
import { sectionFor } from '#capabilities/catalogue/index.ts'
import type { Actor } from '#platform/actor.ts'
import { explaining } from '#platform/store/retry-when-stale.ts'
import type { Needs } from './needs.ts'
import { planOf } from './rules.ts'

type Wanted = z.output<(typeof changeGradebookPlanRoute)['body']>
export type ChangePlan = (actor: Actor, sectionId: SectionId, wanted: Wanted) => Promise<GradebookPlan>

/** Assessments of a category that is gone count nowhere until they are given another. */
export function createChangePlan({ store, catalogue, grading }: Needs): ChangePlan {
  return async (actor, sectionId, { version, ...rules }) => {
    await sectionFor(catalogue, actor, 'grading.mark', sectionId)
    const before = await grading.plan(sectionId)
    if (before.version !== version) throw new Problem('item.stale', { theirs: planOf(before) })
    const after = { ...before, ...rules, version: version + 1 }
    const change = store.commit(actor, {
      writes: [grading.keepPlan(before, rules)],
      events: [gradebookPlanned({ sectionId, version: after.version })],
      answer: planOf(after),
    })
    await explaining(change, { stale: () => new Problem('item.stale') })
    return planOf(after)
  }
}
