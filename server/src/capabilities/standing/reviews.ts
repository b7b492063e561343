import type { Term } from '@matricula/contract/catalogue'
import { gradeReleased } from '@matricula/contract/finals'
import { Problem, type StudentId, type TermId } from '@matricula/contract/kernel'
import {
  type StandingHistory,
  type StandingOutcome,
  type StandingReview,
  standingReviewMoved,
} from '@matricula/contract/standing'
import { fullName } from '@matricula/contract/students'
import { type Actor, demand, systemActor } from '#platform/actor.ts'
import type { Listener } from '#platform/capability.ts'
import { explaining, retryWhenStale } from '#platform/store/retry-when-stale.ts'
import { Refused } from '#platform/store/store.ts'
import { computedFor } from './compute.ts'
import type { Entry } from './items.ts'
import type { Needs } from './needs.ts'
import { settled } from './settle.ts'

export type ReadStandings = (actor: Actor, studentId: StudentId) => Promise<StandingHistory>

/** One query, however many terms. */
export const createReadStandings =
  ({ students, standings }: Needs): ReadStandings =>
  async (actor, studentId) => {
    demand(actor, 'standing.read', await students.subjectFor(actor, studentId))
    const { standings: own, reviews } = await standings.whole(studentId)
    const newest = own.entries.at(-1)
    return {
      standings: own.entries.map(({ startsOn: _, ...entry }) => entry).toReversed(),
      reviews: reviews.toSorted((one, other) => (one.at < other.at ? 1 : -1)),
      mayAppeal: newest !== undefined && isOpenToAppeal(newest, reviews),
    }
  }

/** Against the newest that is not good, once. */
const isOpenToAppeal = ({ termId, outcome }: Entry, reviews: readonly StandingReview[]): boolean =>
  outcome !== 'good' && !reviews.some((one) => one.termId === termId && one.kind === 'appeal')

export type AppealStanding = (actor: Actor, studentId: StudentId, text: string) => Promise<StandingReview>

export const createAppealStanding =
  ({ store, clock, students, standings }: Needs): AppealStanding =>
  async (actor, studentId, text) => {
    demand(actor, 'standing.appeal', await students.subjectFor(actor, studentId))
    const [student, { standings: own, reviews }] = await Promise.all([
      students.student(studentId),
      standings.whole(studentId),
    ])
    const newest = own.entries.at(-1)
    if (!newest || !isOpenToAppeal(newest, reviews)) throw new Problem('standing.no-appeal')
    const { termId, termTitle, outcome } = newest
    const review: StandingReview = {
      studentId,
      termId,
      termTitle,
      name: fullName(student),
      kind: 'appeal',
      state: 'open',
      outcome,
      text,
      at: clock.now(),
      version: 1,
    }
    const change = { writes: [standings.ask(review)], events: [reviewMoved(review)], answer: review }
    await explaining(store.commit(actor, change), { open: () => new Problem('standing.no-appeal') })
    return review
  }

const reviewMoved = ({ studentId, termId, termTitle, kind, state, name }: StandingReview) =>
  standingReviewMoved({ studentId, termId, termTitle, kind, state, studentName: name })

interface Asked {
  readonly state: StandingReview['state']
  readonly limit: number
  readonly after?: string | undefined
}
export type ListReviews = (actor: Actor, asked: Asked) => Promise<{ items: StandingReview[]; next?: string }>

export const createListReviews =
  ({ standings }: Needs): ListReviews =>
  async (actor, { state, ...page }) => {
    demand(actor, 'standing.watch')
    return await standings.reviews(state, page)
  }

interface Place {
  readonly studentId: StudentId
  readonly termId: TermId
  readonly kind: StandingReview['kind']
}
interface Decision {
  readonly outcome?: StandingOutcome | undefined
  readonly note: string
}
export type DecideReview = (actor: Actor, place: Place, decision: Decision) => Promise<StandingReview>

/** Another standing takes the place of the one there is, with what was computed kept beside it. */
export function createDecideReview(needs: Needs): DecideReview {
  const { store, clock, catalogue, standings } = needs
  return async (actor, place, { outcome, note }) => {
    demand(actor, 'standing.decide')
    const term = await catalogue.term(place.termId)
    return await retryWhenStale(async () => {
      const review = await standings.review(place)
      if (review.state !== 'open') throw new Problem('standing.not-now')
      const at = clock.now()
      const decided: StandingReview = {
        ...review,
        state: outcome === undefined ? 'refused' : 'granted',
        note,
        decidedBy: actor.name,
        decidedAt: at,
        version: review.version + 1,
      }
      const granted = outcome && (await granting(actor, review, term, { outcome, note, at }))
      await store.commit(actor, {
        writes: [standings.decide(decided), ...(granted ? granted.writes : [])],
        events: [reviewMoved(decided), ...(granted ? granted.events : [])],
        answer: decided,
      })
      return decided
    })
  }

  async function granting(
    actor: Actor,
    { studentId, termId, proposed }: StandingReview,
    term: Term,
    { outcome, note, at }: { outcome: StandingOutcome; note: string; at: string },
  ) {
    const [own] = await standings.standingsOf([studentId])
    const entry = own?.entries.find((one) => one.termId === termId)
    if (!own || !entry) throw new Problem('item.missing', { studentId, termId })
    const computed = proposed ?? entry.computed
    const override = { outcome, reason: note, by: actor.name, at }
    return settled(needs, own, term, {
      computed,
      ...(outcome !== computed.outcome && { override }),
      at,
      by: actor.name,
    })
  }
}

const proposing = systemActor('standing')

/** A grade that has changed may lead to another standing: it is proposed, and nothing is rewritten. */
export const createProposalListener = (needs: Needs): Listener => ({
  name: 'standing-proposals',
  events: [gradeReleased.eventName],
  async hear(events) {
    for (const event of events) {
      const { studentId, termId, kind } = gradeReleased.facts.parse(event.facts)
      if (kind !== undefined) await propose(needs, studentId, termId)
    }
  },
})

async function propose(needs: Needs, studentId: StudentId, changed: TermId): Promise<void> {
  const { store, clock, students, catalogue, standings } = needs
  const [own] = await standings.standingsOf([studentId])
  const { startsOn } = await catalogue.term(changed)
  const concerned = own?.entries.filter((entry) => entry.startsOn >= startsOn) ?? []
  if (!own || concerned.length === 0) return
  const name = fullName(await students.student(studentId))
  for (const { termId, termTitle, outcome } of concerned) {
    const computed = await computedFor(needs, await catalogue.term(termId), own)
    if (!computed || computed.outcome === outcome) continue
    const review: StandingReview = {
      studentId,
      termId,
      termTitle,
      name,
      kind: 'recomputed',
      state: 'open',
      outcome,
      proposed: computed,
      at: clock.now(),
      version: 1,
    }
    await commitUnlessOpen(
      store.commit(proposing, { writes: [standings.ask(review)], events: [reviewMoved(review)] }),
    )
  }
}

/** One that waits already is enough: whoever decides sees the record as it is. */
async function commitUnlessOpen(commit: Promise<void>): Promise<void> {
  try {
    await commit
  } catch (error) {
    if (!(error instanceof Refused && error.has('open'))) throw error
  }
}
