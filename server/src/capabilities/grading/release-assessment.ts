import { type Assessment, assessmentReleased, markReleased } from '@matricula/contract/grading'
import type { AssessmentId, SectionId } from '@matricula/contract/kernel'
import { sectionFor } from '#capabilities/catalogue/index.ts'
import type { Actor } from '#platform/actor.ts'
import { chunksOf } from '#platform/store/chunks.ts'
import { commitOnce, doneBefore } from '#platform/store/once.ts'
import { retryWhenStale } from '#platform/store/retry-when-stale.ts'
import { assessmentOf, type Needs } from './needs.ts'

interface Place {
  readonly sectionId: SectionId
  readonly assessmentId: AssessmentId
}
export type ReleaseAssessment = (actor: Actor, place: Place) => Promise<Assessment>

/** Events at once: a transaction holds a hundred writes. */
const atOnce = 90

/** The marks become visible in one step; then each student is told alone. Releasing again changes nothing. */
export function createReleaseAssessment(needs: Needs): ReleaseAssessment {
  const { store, catalogue, enrolments, grading } = needs
  return async (actor, place) => {
    await sectionFor(catalogue, actor, 'grading.release', place.sectionId)
    const released = await retryWhenStale(() => release(actor, place))
    if (released.first) await tellEach(actor, place, released.assessment)
    return released.assessment
  }

  async function release(actor: Actor, { sectionId, assessmentId }: Place) {
    const plan = await grading.plan(sectionId)
    const before = assessmentOf(plan, assessmentId)
    if (before.released) {
      const first = (await doneBefore(store, actor, grading.keyOf(plan), 'release')) !== undefined
      return { assessment: before, first }
    }
    const assessment = { ...before, released: true, version: before.version + 1 }
    const assessments = plan.assessments.map((one) => (one.assessmentId === assessmentId ? assessment : one))
    await commitOnce(store, actor, {
      writes: [grading.keepPlan(plan, { assessments })],
      events: [assessmentReleased({ sectionId, assessmentId, title: assessment.title })],
      step: 'release',
    })
    return { assessment, first: true }
  }

  async function tellEach(actor: Actor, place: Place, { title }: Assessment): Promise<void> {
    const roster = await enrolments.rosterOf(place.sectionId)
    for (const [turn, some] of chunksOf(roster, atOnce).entries()) {
      const events = some.map(({ studentId }) => markReleased({ ...place, title, studentId }))
      await commitOnce(store, actor, { writes: [], events, step: `told-${turn * atOnce}` })
    }
  }
}
