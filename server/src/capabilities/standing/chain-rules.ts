import type { Term } from '@matricula/contract/catalogue'
import { daysBetween } from '@matricula/contract/kernel'
import { inForceOn, type PolicyDifference } from '@matricula/contract/policies'
import type { AcademicRecord } from '@matricula/contract/records'
import type { Standing, StandingEffects, StandingOutcome, StandingRules } from '@matricula/contract/standing'
import { decideStanding, factsOfTerm, isWorse } from './rules.ts'

interface Facts {
  readonly record: Pick<AcademicRecord, 'terms' | 'scheme'>
  readonly terms: readonly Term[]
  /** What was committed. */
  readonly entries: readonly Pick<Standing, 'termId' | 'outcome' | 'computed'>[]
}

interface Version {
  readonly version: number
  readonly effectiveFrom: string
  readonly rules: StandingRules
}

interface Link {
  readonly termId: string
  readonly title: string
  readonly outcome: StandingOutcome
  readonly effects: StandingEffects
}

/**
 * The standings that follow from the rules, the oldest first, each from those before. What somebody decided otherwise
 * stands as long as the rules find what they found then.
 */
export function chainOf(versions: readonly Version[], { record, terms, entries }: Facts): Link[] {
  const chain: Link[] = []
  for (const term of terms.toSorted((one, other) => (one.startsOn < other.startsOn ? -1 : 1))) {
    const facts = factsOfTerm(record, term.termId)
    if (!facts) continue
    const { version, rules } = inForceOn(versions, term.endsOn)
    const computed = decideStanding(
      { version, ...rules },
      {
        ...facts,
        previous: chain.at(-1)?.outcome,
        warnedBefore: chain.some(({ outcome }) => outcome === 'warning'),
        termDays: daysBetween(term.startsOn, term.endsOn) + 1,
      },
    )
    const entry = entries.find(({ termId }) => termId === term.termId)
    const outcome = entry?.computed.outcome === computed.outcome ? entry.outcome : computed.outcome
    const { termId, title } = term
    chain.push({ termId, title, outcome, effects: rules.effects[outcome] ?? {} })
  }
  return chain
}

/** Both have the same terms. */
export const differencesAlong = (before: readonly Link[], after: readonly Link[]): PolicyDifference[] =>
  before.flatMap(({ outcome, effects, title }, place): PolicyDifference[] => {
    const is = after[place]
    if (!is) return []
    const told = { before: outcome, after: is.outcome, place: title }
    if (outcome === is.outcome) return haveSame(effects, is.effects) ? [] : [{ kind: 'effects', ...told }]
    return [{ kind: isWorse(is.outcome, outcome) ? 'worse' : 'better', ...told }]
  })

const haveSame = (one: StandingEffects, other: StandingEffects): boolean =>
  one.creditLimit === other.creditLimit &&
  (one.hold ?? false) === (other.hold ?? false) &&
  (one.advising ?? false) === (other.advising ?? false)
