import type { StudentId, TermId } from '@matricula/contract/kernel'
import {
  type StandingOutcome,
  type StandingPolicy,
  type StandingRow,
  type StandingRun,
  standingOverridden,
} from '@matricula/contract/standing'
import { type Actor, demand } from '#platform/actor.ts'
import { explaining, retryWhenStale } from '#platform/store/retry-when-stale.ts'
import { policyFor } from './compute.ts'
import type { StoredRow } from './items.ts'
import type { Needs } from './needs.ts'
import { notNow, runOf } from './steer-run.ts'

export type ReadRun = (actor: Actor, termId: TermId) => Promise<{ run?: StandingRun; policy: StandingPolicy }>

export const createReadRun =
  (needs: Needs): ReadRun =>
  async (actor, termId) => {
    demand(actor, 'standing.watch')
    const term = await needs.catalogue.term(termId)
    const run = await needs.standings.run(termId)
    return { ...(run && { run }), policy: await policyFor(needs, term, run?.policyVersion) }
  }

interface Asked {
  readonly outcome: StandingOutcome
  readonly limit: number
  readonly after?: string | undefined
}
export type ListRows = (
  actor: Actor,
  termId: TermId,
  asked: Asked,
) => Promise<{ items: StandingRow[]; next?: string }>

export const createListRows =
  (needs: Needs): ListRows =>
  async (actor, termId, { outcome, ...page }) => {
    demand(actor, 'standing.watch')
    const { jobId } = await runOf(needs, termId)
    return await needs.standings.rows(jobId, outcome, page)
  }

interface Place {
  readonly termId: TermId
  readonly studentId: StudentId
}
interface Decided {
  readonly outcome: StandingOutcome
  readonly reason: string
}
export type OverrideRow = (actor: Actor, place: Place, decided: Decided) => Promise<StandingRow>

/** What was computed stays beside it; deciding as the rules did takes an override back. */
export function createOverrideRow(needs: Needs): OverrideRow {
  const { store, clock, lanes, standings } = needs

  async function override(actor: Actor, { termId, studentId }: Place, { outcome, reason }: Decided) {
    const run = await runOf(needs, termId, ({ state }) => state === 'review')
    const { jobId } = run
    const before = await standings.row(jobId, studentId)
    const after = overridden(before, { outcome, reason, by: actor.name, at: clock.now() })
    const counts = moved(run.counts, before, after)
    const change = store.commit(actor, {
      writes: [standings.overrideRow(after), standings.patchRun(run, 'review', { counts })],
      events: [standingOverridden({ jobId, termId, studentId, studentName: before.name, outcome })],
      answer: after,
    })
    await explaining(change, { taken: notNow })
    return after
  }

  return async (actor, place, decided) => {
    demand(actor, 'standing.decide')
    return await lanes.through([`standings ${place.termId}`], () =>
      retryWhenStale(() => override(actor, place, decided)),
    )
  }
}

function overridden(
  { override: _, ...row }: StoredRow,
  override: NonNullable<StoredRow['override']>,
): StoredRow {
  const { outcome } = override
  return outcome === row.computed.outcome ? { ...row, outcome } : { ...row, outcome, override }
}

function moved(counts: StandingRun['counts'], before: StoredRow, after: StoredRow): StandingRun['counts'] {
  const now = { ...counts }
  now[before.outcome] = (now[before.outcome] ?? 1) - 1
  now[after.outcome] = (now[after.outcome] ?? 0) + 1
  return now
}
