import type {
  EnteredGrade,
  FinalGrade,
  RosterMove,
  RosterOption,
  RosterState,
} from '@matricula/contract/finals'
import type { StudentId } from '@matricula/contract/kernel'

/** One grade as it is drafted: a grade, or the reason why there is none. */
export interface Draft {
  readonly grade?: string | undefined
  readonly reason?: string | undefined
  readonly version: number
  readonly by: string
  readonly at: string
}
export type Drafts = ReadonlyMap<StudentId, Draft>

/** One grade as it is posted. */
export interface Posted {
  readonly studentId: StudentId
  readonly grade?: string | undefined
  readonly reason?: string | undefined
}

export interface RefusedGrade {
  readonly studentId: StudentId
  readonly reason: 'changed-by-another' | 'unknown-grade' | 'not-in-section' | 'to-be-decided'
  readonly message: string
  readonly theirs?: FinalGrade
}

interface EntryFacts {
  readonly drafts: Drafts
  readonly sitting: ReadonlySet<StudentId>
  readonly known: (grade: string) => boolean
  readonly schemeTitle: string
  /** Of whom two entries differ: what counts is decided by name, and not by entering the other one's grade. */
  readonly undecided: ReadonlySet<StudentId>
}

/** Each grade by itself: what one is refused for never stops another. Of two for one student the later counts. */
export function decideEntry(facts: EntryFacts, wanted: readonly EnteredGrade[]) {
  const last = [...new Map(wanted.map((one) => [one.studentId, one])).values()]
  const judged = last.map((one) => ({ one, refusal: refusalOf(facts, one) }))
  return {
    saved: judged.flatMap(({ one, refusal }) => (refusal ? [] : [one])),
    refused: judged.flatMap(({ refusal }) => refusal ?? []),
  }
}

function refusalOf(facts: EntryFacts, one: EnteredGrade): RefusedGrade | undefined {
  const { studentId, grade } = one
  if (!facts.sitting.has(studentId)) {
    const message = 'This student does not sit in the section. Look at the roster.'
    return { studentId, reason: 'not-in-section', message }
  }
  if (grade !== null && !facts.known(grade)) {
    const message = `${grade} is no grade of ${facts.schemeTitle}. Choose one of its grades.`
    return { studentId, reason: 'unknown-grade', message }
  }
  const draft = facts.drafts.get(studentId)
  if (facts.undecided.has(studentId) && !isSame(draft, one)) {
    const message = 'The two entries of this student differ. Decide which of them counts.'
    return { studentId, reason: 'to-be-decided', message }
  }
  return overtaken(draft, one)
}

/** Someone changed the grade after it was seen, and to something else. */
function overtaken(draft: Draft | undefined, wanted: EnteredGrade): RefusedGrade | undefined {
  const { studentId, seen } = wanted
  const theirs = finalGradeOf(studentId, draft)
  if (seen === undefined || seen === theirs.version || isSame(draft, wanted)) return undefined
  const entered = theirs.grade ?? theirs.reason ?? 'nothing'
  const message = `${theirs.by ?? 'Somebody'} entered ${entered} meanwhile. Keep yours or use theirs.`
  return { studentId, reason: 'changed-by-another', message, theirs }
}

const isSame = (draft: Draft | undefined, { grade, reason }: EnteredGrade): boolean =>
  (draft?.grade ?? null) === grade && draft?.reason === (grade === null ? reason : undefined)

/** The drafts that change. One that says the same already stays as it is, with whoever entered it. */
export function draftsAfter(
  drafts: Drafts,
  saved: readonly EnteredGrade[],
  by: Pick<Draft, 'by' | 'at'>,
): Drafts {
  const changed = saved.flatMap((one): [StudentId, Draft][] => {
    const before = drafts.get(one.studentId)
    if (isSame(before, one)) return []
    const said = one.grade === null ? { reason: one.reason } : { grade: one.grade.trim().toUpperCase() }
    return [[one.studentId, { ...said, version: (before?.version ?? 0) + 1, ...by }]]
  })
  return new Map(changed)
}

/** A grade as it is told; one that nobody has entered has version 0. */
export const finalGradeOf = (studentId: StudentId, draft: Draft | undefined): FinalGrade => ({
  studentId,
  ...(draft ?? { version: 0 }),
})

const isSettled = (draft: Draft | undefined): boolean =>
  draft?.grade !== undefined || draft?.reason !== undefined

/** Those who have neither a grade nor a reason. */
export const missingIn = (sitting: readonly StudentId[], drafts: Drafts): StudentId[] =>
  sitting.filter((studentId) => !isSettled(drafts.get(studentId)))

/** In the order of the ids, so that the same grades always have the same checksum. */
export const postedOf = (sitting: readonly StudentId[], drafts: Drafts): Posted[] =>
  sitting.toSorted().map((studentId) => {
    const { grade, reason } = drafts.get(studentId) ?? {}
    return { studentId, ...(grade !== undefined && { grade }), ...(reason !== undefined && { reason }) }
  })

/** From which states a step can be taken. */
const from: Readonly<Record<RosterMove, readonly RosterState[]>> = {
  enter: ['open'],
  submit: ['open'],
  return: ['submitted', 'approved'],
  approve: ['submitted'],
  post: ['approved'],
  release: ['posted'],
  change: ['released'],
}
const complete: readonly RosterMove[] = ['submit', 'approve', 'post']
const apart: readonly RosterMove[] = ['approve', 'post']

interface Standing {
  readonly roster: {
    readonly state: RosterState
    readonly enteredBy: readonly string[]
    readonly steps: readonly { readonly step: string; readonly byId: string }[]
  }
  readonly missing: number
  /** Students whose two entries are not the same. */
  readonly differing: number
  readonly students: number
}

/** Why a step cannot be taken now by this account; nothing where it can. The policy is asked apart. */
export function obstacleTo(
  move: RosterMove,
  { roster, missing, differing, students }: Standing,
  accountId: string,
): RosterOption['why'] {
  if (!from[move].includes(roster.state)) return 'not-now'
  if (students === 0) return 'nobody'
  if (apart.includes(move) && hasEntered(roster, accountId)) return 'same-person'
  if (!complete.includes(move)) return undefined
  if (missing > 0) return 'incomplete'
  return differing > 0 ? 'differs' : undefined
}

/** Whoever has entered grades or sent them in. */
const hasEntered = ({ enteredBy, steps }: Standing['roster'], accountId: string): boolean =>
  enteredBy.includes(accountId) || steps.some(({ step, byId }) => step === 'submitted' && byId === accountId)
