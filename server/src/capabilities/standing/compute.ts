import type { Term } from '@matricula/contract/catalogue'
import { daysBetween, type StudentId } from '@matricula/contract/kernel'
import type { ComputedStanding } from '@matricula/contract/standing'
import { builtInPolicy } from './built-in-policy.ts'
import type { Entry } from './items.ts'
import type { Needs } from './needs.ts'
import { decideStanding, factsOfTerm } from './rules.ts'

/** The rules that are in force. */
export const policyInForce = builtInPolicy

/** What the rules find for one student after a term; nothing where nothing was taken in it. */
export async function computedFor(
  { records }: Pick<Needs, 'records'>,
  term: Term,
  { studentId, entries }: { readonly studentId: StudentId; readonly entries: readonly Entry[] },
): Promise<ComputedStanding | undefined> {
  const record = await records.recordOf(studentId)
  const facts = factsOfTerm(record, term.termId)
  if (!facts) return undefined
  const earlier = entries.filter(({ startsOn }) => startsOn < term.startsOn)
  return decideStanding(policyInForce, {
    ...facts,
    previous: earlier.at(-1)?.outcome,
    warnedBefore: earlier.some(({ outcome }) => outcome === 'warning'),
    termDays: daysBetween(term.startsOn, term.endsOn) + 1,
  })
}
