import type { Term } from '@matricula/contract/catalogue'
import { daysBetween, type StudentId } from '@matricula/contract/kernel'
import { inForceOn } from '@matricula/contract/policies'
import type { ComputedStanding, StandingPolicy } from '@matricula/contract/standing'
import type { Entry } from './items.ts'
import type { Needs } from './needs.ts'
import { decideStanding, factsOfTerm } from './rules.ts'

/** The rules that are in force when a term ends; or one version of them, by which something was found before. */
export async function policyFor(
  { versions }: Pick<Needs, 'versions'>,
  { endsOn }: Pick<Term, 'endsOn'>,
  version?: number,
): Promise<StandingPolicy> {
  const all = await versions()
  const { rules, ...of } = all.find((one) => one.version === version) ?? inForceOn(all, endsOn)
  return { version: of.version, ...rules }
}

interface Asked {
  readonly studentId: StudentId
  readonly entries: readonly Entry[]
}

/**
 * What the rules find for one student after a term; nothing where nothing was taken in it. A standing that is there is
 * found anew by the version by which it was found, unless told by which.
 */
export async function computedFor(
  needs: Pick<Needs, 'records' | 'versions'>,
  term: Term,
  { studentId, entries }: Asked,
  version = entries.find(({ termId }) => termId === term.termId)?.computed.policyVersion,
): Promise<ComputedStanding | undefined> {
  const record = await needs.records.recordOf(studentId)
  const facts = factsOfTerm(record, term.termId)
  if (!facts) return undefined
  const earlier = entries.filter(({ startsOn }) => startsOn < term.startsOn)
  return decideStanding(await policyFor(needs, term, version), {
    ...facts,
    previous: earlier.at(-1)?.outcome,
    warnedBefore: earlier.some(({ outcome }) => outcome === 'warning'),
    termDays: daysBetween(term.startsOn, term.endsOn) + 1,
  })
}
