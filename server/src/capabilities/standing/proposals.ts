import type { Term } from '@matricula/contract/catalogue'
import { gradeReleased } from '@matricula/contract/finals'
import type { StudentId, TermId } from '@matricula/contract/kernel'
import type { StandingReview } from '@matricula/contract/standing'
import { fullName } from '@matricula/contract/students'
import { systemActor } from '#platform/actor.ts'
import type { Listener } from '#platform/capability.ts'
import { retryWhenStale } from '#platform/store/retry-when-stale.ts'
import { computedFor } from './compute.ts'
import type { StoredRun } from './items.ts'
import type { Needs } from './needs.ts'
import { whatToPropose } from './proposal-rules.ts'
import { reviewMoved } from './review-moved.ts'

interface Changed {
  readonly studentId: StudentId
  readonly termId: TermId
}

const proposing = systemActor('standing')

/** A grade that is released after a standing was found may lead to another: it is proposed, and nothing is rewritten. */
export const createProposalListener = (needs: Needs): Listener => ({
  name: 'standing-proposals',
  events: [gradeReleased.eventName],
  async hear(events) {
    const changed = new Map<string, Changed>()
    for (const event of events) {
      const { studentId, termId } = gradeReleased.facts.parse(event.facts)
      changed.set(`${studentId} ${termId}`, { studentId, termId })
    }
    await reconsider(needs, [...changed.values()])
  },
})

/**
 * Asks the rules again about the standings from a term on, and proposes, renews or withdraws. One batch tells whom it
 * concerns: in a term whose standings were never found, nothing more is read.
 */
export async function reconsider(needs: Needs, changed: readonly Changed[]): Promise<void> {
  const { catalogue, standings } = needs
  const runs = new Map<TermId, StoredRun | undefined>()
  for (const { termId } of changed) if (!runs.has(termId)) runs.set(termId, await standings.run(termId))
  const all = await standings.standingsOf(changed.map(({ studentId }) => studentId))
  for (const [place, { studentId, termId }] of changed.entries()) {
    const term = await catalogue.term(termId)
    const entries = all[place]?.entries ?? []
    const run = runs.get(termId)
    if (entries.some(({ startsOn }) => startsOn >= term.startsOn))
      await retryWhenStale(() => reconsiderSince(needs, studentId, term))
    if (run && !entries.some((entry) => entry.termId === termId))
      await retryWhenStale(() => reconsiderUncommitted(needs, run, studentId, term))
  }
}

async function reconsiderSince(needs: Needs, studentId: StudentId, { startsOn }: Term): Promise<void> {
  const { entries } = (await needs.standings.whole(studentId)).standings
  for (const entry of entries.filter((one) => one.startsOn >= startsOn))
    await proposeOrWithdraw(needs, studentId, await needs.catalogue.term(entry.termId))
}

/** Whoever is in the run already is looked at right after the commit; whoever is not has missed it. */
async function reconsiderUncommitted(
  needs: Needs,
  { jobId, state, committedAt }: StoredRun,
  studentId: StudentId,
  term: Term,
): Promise<void> {
  const { store, standings } = needs
  const [row] = await standings.rowsOf(jobId, [studentId])
  if (row?.committed === false) {
    if (!row.outdated) await store.commit(proposing, { writes: [standings.outdate(row)], events: [] })
    return
  }
  const wasBroughtTo = state === 'computing' || state === 'review' || committedAt !== undefined
  if (wasBroughtTo) await proposeOrWithdraw(needs, studentId, term)
}

/** Proposes what the rules find now in the place of what they found, or withdraws what has become needless. */
export async function proposeOrWithdraw(needs: Needs, studentId: StudentId, term: Term): Promise<void> {
  const { store, clock, students, standings } = needs
  const { standings: own, reviews } = await standings.whole(studentId)
  const { termId, title: termTitle } = term
  const entry = own.entries.find((one) => one.termId === termId)
  const last = reviews.find((one) => one.termId === termId && one.kind === 'recomputed')
  const computed = await computedFor(needs, term, own)
  const step = whatToPropose({ entry, last, computed })
  if (step === undefined) return
  const version = (last?.version ?? 0) + 1
  const review: StandingReview =
    step === 'withdraw' && last
      ? { ...last, state: 'withdrawn', version }
      : {
          studentId,
          termId,
          termTitle,
          name: fullName(await students.student(studentId)),
          kind: 'recomputed',
          state: 'open',
          outcome: entry?.outcome,
          proposed: computed,
          at: clock.now(),
          version,
        }
  await store.commit(proposing, { writes: [standings.keepReview(review)], events: [reviewMoved(review)] })
}
