import type { AttendancePolicy, AttendanceStanding, AttendanceTally } from '@matricula/contract/attendance'

type Counts = Omit<AttendanceTally, 'sectionId'>

/** What is known of one student in one section, or of all sections of a term together. */
export interface AttendanceFacts extends Readonly<Counts> {
  /** Meetings that are still to come. */
  readonly remaining: number
  readonly condoned: boolean
}

const whole = 10_000

/**
 * Where a student stands, in whole numbers. Only meetings with a mark of this student are counted: whoever came later
 * has none before, and what was cancelled has none for anybody. What is still to come decides whether a shortage can be
 * made good; if not, whether it may be condoned.
 */
export function standingOf(facts: AttendanceFacts, policy: AttendancePolicy): AttendanceStanding {
  const { minimum } = policy
  const { attended, counted } = countedOf(facts, policy)
  const { remaining } = facts
  const needed = Math.ceil((minimum * (counted + remaining)) / whole) - attended
  const mustAttend = Math.max(0, needed)
  const best = shareOf(attended + remaining, counted + remaining)
  const share = counted === 0 ? undefined : shareOf(attended, counted)
  return {
    state: stateOf({ share, best, condoned: facts.condoned }, policy),
    attended,
    counted,
    remaining,
    minimum,
    mayMiss: Math.max(0, remaining - mustAttend),
    ...(share !== undefined && { share }),
    ...(mustAttend <= remaining && { mustAttend }),
  }
}

/** Late is there, but so many times late are one absence; away with a reason leaves the count or is attended. */
export function countedOf(
  facts: Readonly<Counts>,
  policy: AttendancePolicy,
): { attended: number; counted: number } {
  const { present, late, absent } = facts
  const lost = policy.latesPerAbsence === 0 ? 0 : Math.floor(late / policy.latesPerAbsence)
  const away = (['excused', 'duty', 'medical'] as const)
    .filter((kind) => policy[kind] === 'attended')
    .reduce((sum, kind) => sum + facts[kind], 0)
  return { attended: present + late - lost + away, counted: present + late + absent + away }
}

/** Hundredths of a per cent, cut off: nobody is rounded up to a minimum. */
export const shareOf = (attended: number, counted: number): number =>
  counted === 0 ? whole : Math.floor((attended * whole) / counted)

interface Shares {
  readonly share: number | undefined
  readonly best: number
  readonly condoned: boolean
}

function stateOf(
  { share = whole, best, condoned }: Shares,
  policy: AttendancePolicy,
): AttendanceStanding['state'] {
  if (share >= policy.warnAt) return 'safe'
  if (share >= policy.minimum) return 'at-risk'
  if (condoned && best >= floorOf(policy)) return 'condoned'
  if (best >= policy.minimum) return 'short'
  return best >= floorOf(policy) ? 'condonable' : 'detained'
}

/** Nothing below can be condoned by anybody. */
const floorOf = ({ minimum, tiers }: AttendancePolicy): number =>
  Math.min(minimum, ...tiers.map(({ downTo }) => downTo))

/** Who may condone a shortage; nothing where nobody may. */
export const tierFor = (
  share: number,
  { tiers }: AttendancePolicy,
): AttendancePolicy['tiers'][number] | undefined =>
  tiers.toSorted((one, other) => other.downTo - one.downTo).find(({ downTo }) => share >= downTo)

/** All sections of a term together: every one may suffice, and all of them not. */
export function aggregateOf(
  sections: readonly AttendanceFacts[],
  policy: AttendancePolicy,
): AttendanceStanding | undefined {
  if (policy.aggregate === undefined || sections.length === 0) return undefined
  const sum = (of: (facts: AttendanceFacts) => number) => sections.reduce((all, one) => all + of(one), 0)
  const together = {
    present: sum(({ present }) => present),
    late: sum(({ late }) => late),
    absent: sum(({ absent }) => absent),
    excused: sum(({ excused }) => excused),
    duty: sum(({ duty }) => duty),
    medical: sum(({ medical }) => medical),
    remaining: sum(({ remaining }) => remaining),
    condoned: false,
  }
  const { aggregate } = policy
  return standingOf(together, { ...policy, minimum: aggregate, warnAt: Math.max(aggregate, policy.warnAt) })
}

/** Whoever is short may sit no examination unless the shortage was condoned. */
export const isEligible = ({ state }: Pick<AttendanceStanding, 'state'>): boolean =>
  state === 'safe' || state === 'at-risk' || state === 'condoned'
