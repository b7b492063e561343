import type { Actor } from '#platform/actor.ts'
import type { Change } from '#platform/store/store.ts'
import type { Undo } from './undo.ts'
import type { Wish } from './wishes.ts'

/** What a wish comes to once it is seen what there is. */
export type Decision =
  | { readonly decision: 'same' }
  | { readonly decision: 'created' | 'changed'; readonly change: Change; readonly undo: Undo }
  | {
      readonly decision: 'created' | 'changed'
      /** A command of another capability, where its rules must decide; what it refuses is told. */
      readonly act: (by: Actor) => Promise<Finding | undefined>
      readonly undo: Undo
    }
  | { readonly decision: 'refused'; readonly finding: Finding }

export interface Finding {
  /** A field of the format. */
  readonly column: string
  readonly value: string
  readonly reason: string
  readonly repair: string
}

export const refuse = (column: string, value: string, reason: string, repair: string): Decision => ({
  decision: 'refused',
  finding: { column, value, reason, repair },
})

/** Taking back one record: the writes, or why it stays. */
export type Undoing =
  | { readonly change: Change }
  /** Tells why it stays, if it does. */
  | { readonly act: (by: Actor) => Promise<string | undefined> }
  | { readonly stays: string }

/** Knows how one sort of record is looked up, made, changed and taken back; remembers what this run has planned. */
export interface Keeper<W extends Wish = never> {
  /** Looks these up in as few steps as it can. */
  prepare(wishes: readonly W[]): Promise<void>
  decide(wish: W): Promise<Decision>
  /** Somebody was faster, or the row was refused after all: look again next time. */
  forget(wish: W): void
  undo(undo: Undo): Promise<Undoing>
}

export type Keepers = { readonly [Of in Wish['of']]: Keeper<Extract<Wish, { of: Of }>> }
