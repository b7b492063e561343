import type { RowFault } from '@matricula/contract/interop'
import type { Change } from '#platform/store/store.ts'
import type { Decision, Finding, Keeper, Keepers } from './keeper.ts'
import type { Reading } from './readers/reader.ts'
import type { Reckoned } from './tally.ts'
import type { Undo } from './undo.ts'
import type { Wish } from './wishes.ts'

/** A reading with what has to be done for it. */
export interface Plan {
  readonly reading: Reading
  readonly reckoned: Reckoned
  readonly faults: readonly RowFault[]
  readonly changes: readonly Change[]
  /** Commands to run after the changes are stored. */
  readonly acts: readonly Act[]
  readonly undo: readonly Undo[]
}

type Act = Extract<Decision, { act: unknown }>['act']

type Of<O extends Wish['of']> = Extract<Wish, { of: O }>

const decideOne = <O extends Wish['of']>(keepers: Keepers, wish: Of<O> & { of: O }): Promise<Decision> =>
  keepers[wish.of].decide(wish)
const forgetOne = <O extends Wish['of']>(keepers: Keepers, wish: Of<O> & { of: O }): void =>
  keepers[wish.of].forget(wish)

const sorts: readonly Wish['of'][] = [
  'programme',
  'term',
  'subject',
  'course',
  'section',
  'student',
  'enrolment',
  'distribution',
]

/** Looks up what many readings are about, sort by sort, before each of them is decided. */
export async function prepare(keepers: Keepers, readings: readonly Reading[]): Promise<void> {
  const wishes = readings.flatMap((reading) => reading.wishes)
  for (const of of sorts) await prepareSort(keepers, of, wishes)
}

async function prepareSort<O extends Wish['of']>(
  keepers: { readonly [Sort in O]: Keeper<Of<Sort>> },
  of: O,
  wishes: readonly Wish[],
): Promise<void> {
  const alike = wishes.filter((wish): wish is Of<O> & { of: O } => wish.of === of)
  if (alike.length > 0) await keepers[of].prepare(alike)
}

/** Decides the wishes of a reading in order; a refusal of one refuses its rows whole. */
export async function planReading(keepers: Keepers, reading: Reading): Promise<Plan> {
  const rows = reading.rows.length
  if (reading.wishes.length === 0) return refusedPlan(reading, [])
  const decisions: { wish: Wish; decision: Exclude<Decision, { decision: 'refused' }> }[] = []
  for (const wish of reading.wishes) {
    const decision = await decideOne(keepers, wish)
    if (decision.decision === 'refused') {
      forgetPlanned(keepers, decisions)
      return refusedPlan(reading, [decision.finding])
    }
    decisions.push({ wish, decision })
  }
  const own = decisions.find(({ wish }) => !wish.inPassing) ?? decisions.at(-1)
  const told = decisions.filter(({ wish, decision }) => !wish.inPassing || decision.decision !== 'same')
  return {
    reading,
    faults: reading.faults,
    changes: decisions.flatMap(({ decision }) => ('change' in decision ? [decision.change] : [])),
    acts: decisions.flatMap(({ decision }) => ('act' in decision ? [decision.act] : [])),
    undo: decisions.flatMap(({ decision }) => ('undo' in decision ? [decision.undo] : [])),
    reckoned: {
      rows,
      outcome: own?.decision.decision ?? 'same',
      records: told.map(({ wish, decision }) => ({ of: wish.of, outcome: decision.decision })),
    },
  }
}

/** What would have been made in passing is not made after all. */
function forgetPlanned(
  keepers: Keepers,
  decisions: readonly { readonly wish: Wish; readonly decision: Decision }[],
): void {
  for (const { wish } of decisions.filter(({ decision }) => decision.decision === 'created')) {
    forgetOne(keepers, wish)
  }
}

/** A plan that does nothing: what is planned of these rows is taken back from the memory of the keepers. */
export function refusedPlan(reading: Reading, findings: readonly Finding[]): Plan {
  const [row = 1] = reading.rows
  const faults = findings.map((finding): RowFault => ({ row, severity: 'problem', ...finding }))
  return {
    reading,
    faults: [...reading.faults, ...faults],
    changes: [],
    acts: [],
    undo: [],
    reckoned: { rows: reading.rows.length, outcome: 'refused', records: [] },
  }
}

export function forgetReading(keepers: Keepers, reading: Reading): void {
  for (const wish of reading.wishes) forgetOne(keepers, wish)
}

/** How many items of a transaction a plan takes. */
export const weightOf = (plan: Plan): number =>
  plan.changes.reduce((sum, change) => sum + change.writes.length + change.events.length, 0)

export const joinedChange = (plans: readonly Plan[]): Change => {
  const changes = plans.flatMap((plan) => plan.changes)
  return {
    writes: changes.flatMap((change) => change.writes),
    events: changes.flatMap((change) => change.events),
  }
}
