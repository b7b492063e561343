import type { Action, LiveEvent, Room } from '@matricula/contract/kernel'
import type { DeskKind } from '@matricula/contract/operations'
import type { Actor } from '#platform/actor.ts'
import type { Endpoint } from '#platform/http/bind.ts'
import type { Table } from '#platform/sheets/table.ts'
import type { ItemKind } from '#platform/store/item-kind.ts'

/** Rooms that hear an event with only these of its facts: what concerns them, and nothing of others. */
export interface Whisper {
  readonly rooms: readonly Room[]
  readonly facts: Readonly<Record<string, unknown>>
}

/** Which rooms hear an event. The socket server knows rooms; only the capability knows what was said. */
export type Audience = Readonly<Record<string, (facts: never) => readonly (Room | Whisper)[]>>

/** Whoever acts on facts that are committed: told each event at least once, in order, so acting twice must do no harm. */
export interface Listener {
  /** Names its place in the log; never rename it. */
  readonly name: string
  readonly events: readonly string[]
  /** It renews what this server remembers, and so hears before those who act on what is remembered. */
  readonly first?: true
  hear(events: readonly LiveEvent[]): Promise<void>
}

/** Something that waits for whoever may do that; it is counted on their first page. */
export interface Waiting {
  readonly kind: DeskKind
  readonly action: Action
  /** How many, up to `most`: what it costs must not grow with what waits. */
  count(actor: Actor, most: number): Promise<number>
}

/** What every capability offers to the composition. */
export interface Capability {
  readonly routes: readonly Endpoint[]
  readonly audience: Audience
  readonly listeners: readonly Listener[]
  /** Everything it stores, for docs/access-patterns.md and the proof that keys do not collide. */
  readonly kinds: readonly ItemKind[]
  readonly waiting?: readonly Waiting[]
  /** What of it can be exported. */
  readonly tables?: readonly Table[]
}
