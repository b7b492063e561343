import type { StudentId } from '@matricula/contract/kernel'
import { type Draft, type Drafts, missingIn } from './rules.ts'

export type Turn = 'first' | 'second'

/** What is known of the entries of a section: of one person, or of two who must not see each other's. */
export interface Entries {
  readonly doubleEntry?: boolean | undefined
  readonly entrants?: readonly { readonly accountId: string }[] | undefined
  readonly drafts: Drafts
  readonly second: Drafts
}

/** Whose entries somebody makes; nothing where two others make them. */
export function turnOf({ doubleEntry, entrants = [] }: Entries, accountId: string): Turn | undefined {
  if (!doubleEntry) return 'first'
  const place = entrants.findIndex((one) => one.accountId === accountId)
  return (['first', 'second'] as const)[place >= 0 ? place : entrants.length]
}

export const draftsIn = ({ drafts, second }: Entries, turn: Turn): Drafts =>
  turn === 'first' ? drafts : second

export interface Comparison {
  /** Two enter, and not both are done. */
  readonly blind: boolean
  /** Who has nothing yet in an entry that is needed. */
  readonly missing: number
  readonly differing: readonly StudentId[]
}

/** How far the entries are; differences are looked for once both are done, and not before. */
export function comparisonOf(entries: Entries, sitting: readonly StudentId[]): Comparison {
  const lacking = new Set(missingIn(sitting, entries.drafts))
  if (!entries.doubleEntry) return { blind: false, missing: lacking.size, differing: [] }
  for (const studentId of missingIn(sitting, entries.second)) lacking.add(studentId)
  if (lacking.size > 0) return { blind: true, missing: lacking.size, differing: [] }
  const differs = (id: StudentId): boolean => !isSameSaid(entries.drafts.get(id), entries.second.get(id))
  return { blind: false, missing: 0, differing: sitting.filter(differs) }
}

const isSameSaid = (one: Draft | undefined, other: Draft | undefined): boolean =>
  one?.grade === other?.grade && one?.reason === other?.reason

/** What somebody may see of grades that are being entered: the own entry alone, until both are done. */
export function visibleTo(entries: Entries, { blind }: Comparison, accountId: string): Drafts {
  if (!blind) return entries.drafts
  const begun = entries.entrants?.some((one) => one.accountId === accountId)
  const turn = begun ? turnOf(entries, accountId) : undefined
  return turn ? draftsIn(entries, turn) : new Map()
}
