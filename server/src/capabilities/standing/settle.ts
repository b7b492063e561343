import type { Term } from '@matricula/contract/catalogue'
import type { Fact } from '@matricula/contract/kernel'
import {
  type ComputedStanding,
  type Standing,
  type StandingOutcome,
  type StandingOverride,
  type StandingPolicy,
  standingDecided,
} from '@matricula/contract/standing'
import type { Restriction } from '#capabilities/enrolment/index.ts'
import type { Write } from '#platform/store/write.ts'
import type { Entry } from './items.ts'
import type { Needs } from './needs.ts'
import type { Standings } from './repository.ts'

interface Decided {
  readonly computed: ComputedStanding
  readonly override?: StandingOverride | undefined
}

/** What somebody decided, beside what was computed where both differ. */
export const decidedBy = (computed: ComputedStanding, decision: StandingOverride): Decided =>
  decision.outcome === computed.outcome ? { computed } : { computed, override: decision }

/** What the hold says to a student who wants to register. */
const holdReasons: Partial<Record<StandingOutcome, string>> = {
  'suspended-term': 'Academic standing: suspended for a term',
  'suspended-year': 'Academic standing: suspended for a year',
  dismissed: 'Academic standing: dismissed',
}

/** What follows is what the version says by which the standing was found. */
interface Settling {
  readonly effects: StandingPolicy['effects']
  readonly at: string
  readonly by: string
}

/** Puts a standing on a student, with what follows from it for registration if it is the newest. */
export function settled(
  { standings, enrolments }: Pick<Needs, 'standings' | 'enrolments'>,
  before: Standings,
  term: Pick<Term, 'termId' | 'title' | 'startsOn'>,
  { computed, override, effects, at, by }: Decided & Settling,
): { standing: Standing; writes: Write[]; events: Fact[] } {
  const outcome = override?.outcome ?? computed.outcome
  const entry: Entry = {
    termId: term.termId,
    termTitle: term.title,
    startsOn: term.startsOn,
    outcome,
    computed,
    ...(override && { override }),
    effects: effects[outcome] ?? {},
    at,
  }
  const { studentId } = before
  const entries = [...before.entries.filter(({ termId }) => termId !== term.termId), entry].toSorted(
    (one, other) => (one.startsOn < other.startsOn ? -1 : 1),
  )
  const restricted = enrolments.restricting(
    { studentId, before: restrictionOf(before.entries.at(-1)), after: restrictionOf(entries.at(-1)) },
    { placedAt: at, placedBy: by },
  )
  return {
    standing: entry,
    writes: [standings.keep(before, entries), ...restricted.writes],
    events: [
      standingDecided({ studentId, termId: term.termId, termTitle: term.title }),
      ...restricted.events,
    ],
  }
}

function restrictionOf(entry: Entry | undefined): Restriction {
  if (!entry) return {}
  const { creditLimit, hold } = entry.effects
  const reason = holdReasons[entry.outcome] ?? 'Academic standing'
  return {
    ...(creditLimit !== undefined && { creditLimit }),
    ...(hold && { hold: { reason, office: 'Registrar' } }),
  }
}
