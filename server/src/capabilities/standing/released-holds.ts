import { holdReleased } from '@matricula/contract/enrolment'
import type { StudentId } from '@matricula/contract/kernel'
import { standingEased } from '@matricula/contract/standing'
import { standingHoldId } from '#capabilities/enrolment/index.ts'
import { systemActor } from '#platform/actor.ts'
import type { Listener } from '#platform/capability.ts'
import { retryWhenStale } from '#platform/store/retry-when-stale.ts'
import type { Needs } from './needs.ts'

const easing = systemActor('standing')

/** Whoever may register again since the office has released the hold is not told any longer that nothing can be registered. */
export const createReleasedHoldListener = (needs: Needs): Listener => ({
  name: 'standing-holds',
  events: [holdReleased.eventName],
  async hear(events) {
    for (const event of events) {
      const { studentId, holdId } = holdReleased.facts.parse(event.facts)
      if (holdId === standingHoldId) await retryWhenStale(() => ease(needs, studentId, event.at))
    }
  },
})

async function ease(
  { store, standings, enrolments }: Needs,
  studentId: StudentId,
  releasedAt: string,
): Promise<void> {
  const [own] = await standings.standingsOf([studentId])
  const newest = own?.entries.at(-1)
  if (!own || !newest?.effects.hold) return
  // A standing that was committed since has placed it again.
  if ((await enrolments.holdsOf(studentId)).some(({ holdId }) => holdId === standingHoldId)) return
  const { hold: _, ...effects } = newest.effects
  const { termId, termTitle } = newest
  await store.commit(easing, {
    writes: [standings.keep(own, [...own.entries.slice(0, -1), { ...newest, effects, releasedAt }])],
    events: [standingEased({ studentId, termId, termTitle })],
  })
}
