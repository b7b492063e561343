import type { Term } from '@matricula/contract/catalogue'
import { Problem, type StudentId, type TermId } from '@matricula/contract/kernel'
import type { ComputedStanding, StandingOutcome, StandingReview } from '@matricula/contract/standing'
import { type Actor, demand, systemActor } from '#platform/actor.ts'
import { explaining, retryWhenStale } from '#platform/store/retry-when-stale.ts'
import { computedFor, policyFor } from './compute.ts'
import type { Entry } from './items.ts'
import type { Needs } from './needs.ts'
import { isAlike } from './proposal-rules.ts'
import { proposeOrWithdraw } from './proposals.ts'
import { reviewMoved } from './review-moved.ts'
import { decidedBy, settled } from './settle.ts'

interface Place {
  readonly studentId: StudentId
  readonly termId: TermId
  readonly kind: StandingReview['kind']
}
interface Decision {
  /** Of the review that was seen. */
  readonly version: number
  readonly outcome?: StandingOutcome | undefined
  readonly note: string
}
export type DecideReview = (actor: Actor, place: Place, decision: Decision) => Promise<StandingReview>

/**
 * Another standing takes the place of the one there is, with what was computed kept beside it. Only what was seen is
 * decided: where the record has moved on since, the review is renewed and whoever decides looks again.
 */
export function createDecideReview(needs: Needs): DecideReview {
  const { store, clock, catalogue, standings } = needs
  return async (actor, place, { version, outcome, note }) => {
    demand(actor, 'standing.decide')
    const term = await catalogue.term(place.termId)
    const { own, review, computed } = await seenBy(needs, place, version, term)
    const [by, at] = [actor.name, clock.now()]
    const { effects } = await policyFor(needs, term, computed.policyVersion)
    const decided: StandingReview = {
      ...review,
      state: outcome === undefined ? 'refused' : 'granted',
      note,
      decidedBy: by,
      decidedAt: at,
      version: version + 1,
    }
    const granted =
      outcome &&
      settled(needs, own, term, {
        ...decidedBy(computed, { outcome, reason: note, by, at }),
        effects,
        by,
        at,
      })
    const change = store.commit(actor, {
      writes: [standings.keepReview(decided), ...(granted?.writes ?? [])],
      events: [reviewMoved(decided), ...(granted?.events ?? [])],
      answer: decided,
    })
    await explaining(change, { stale: () => new Problem('item.stale') })
    return decided
  }
}

/** What is decided about, as it was seen. Throws `item.missing`, `standing.not-now` and `item.stale`. */
async function seenBy(needs: Needs, place: Place, version: number, term: Term) {
  const { studentId, termId, kind } = place
  const { standings: own, reviews } = await needs.standings.whole(studentId)
  const review = reviews.find((one) => one.termId === termId && one.kind === kind)
  if (!review) throw new Problem('item.missing', { ...place })
  if (review.state !== 'open') throw new Problem('standing.not-now')
  if (review.version !== version) throw new Problem('item.stale')
  const entry = own.entries.find((one) => one.termId === termId)
  const computed = kind === 'appeal' ? entry?.computed : await computedFor(needs, term, own)
  if (computed && !hasMovedOn(review, entry, computed)) return { own, review, computed }
  await retryWhenStale(() => renew(needs, review, entry, term))
  throw new Problem('item.stale')
}

const renewing = systemActor('standing')

const hasMovedOn = (
  { kind, outcome, proposed }: StandingReview,
  entry: Entry | undefined,
  computed: ComputedStanding,
): boolean => outcome !== entry?.outcome || (kind === 'recomputed' && !isAlike(proposed, computed))

async function renew(
  needs: Needs,
  review: StandingReview,
  entry: Entry | undefined,
  term: Term,
): Promise<void> {
  const { store, standings } = needs
  if (review.kind === 'recomputed') return await proposeOrWithdraw(needs, review.studentId, term)
  const renewed = { ...review, outcome: entry?.outcome, version: review.version + 1 }
  await store.commit(renewing, { writes: [standings.keepReview(renewed)], events: [reviewMoved(renewed)] })
}
