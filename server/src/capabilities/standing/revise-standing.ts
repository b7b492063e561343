import { Problem, type StudentId, type TermId } from '@matricula/contract/kernel'
import type { Standing, StandingOutcome } from '@matricula/contract/standing'
import { type Actor, demand } from '#platform/actor.ts'
import { explaining } from '#platform/store/retry-when-stale.ts'
import { policyFor } from './compute.ts'
import type { Needs } from './needs.ts'
import { decidedBy, settled } from './settle.ts'

interface Place {
  readonly studentId: StudentId
  readonly termId: TermId
}
interface Revision {
  /** Of the standings that were seen. */
  readonly version: number
  readonly outcome: StandingOutcome
  readonly reason: string
}
export type ReviseStanding = (actor: Actor, place: Place, revision: Revision) => Promise<Standing>

/** The office decides otherwise without being asked: a term away is over, say. What was computed stays beside it. */
export const createReviseStanding =
  (needs: Needs): ReviseStanding =>
  async (actor, { studentId, termId }, { version, outcome, reason }) => {
    demand(actor, 'standing.decide')
    const { store, clock, catalogue, standings } = needs
    const [term, [own]] = await Promise.all([catalogue.term(termId), standings.standingsOf([studentId])])
    const entry = own?.entries.find((one) => one.termId === termId)
    if (!own || !entry) throw new Problem('item.missing', { studentId, termId })
    if (own.version !== version) throw new Problem('item.stale')
    const { computed } = entry
    const [by, at] = [actor.name, clock.now()]
    const { effects } = await policyFor(needs, term, computed.policyVersion)
    const decided = { ...decidedBy(computed, { outcome, reason, by, at }), effects, by, at }
    const { standing, writes, events } = settled(needs, own, term, decided)
    const change = store.commit(actor, { writes, events, answer: standing })
    await explaining(change, { stale: () => new Problem('item.stale') })
    return standing
  }
