import type { Fact } from '@matricula/contract/kernel'
import type { Actor } from '#platform/actor.ts'
import type { TableName } from './tables.ts'
import type { Item, Key, Patch, RefusalName, Write } from './write.ts'

/** A fact that follows from a change and was not the doing of whoever commits it names who did it. */
export type Told = Fact & { readonly by?: Actor }

/** What becomes true at once: all of the writes with all of the events, or nothing. At most 100 in all. */
export interface Change {
  readonly writes: readonly Write[]
  readonly events: readonly Told[]
  /** What the caller is told; kept beside the request's idempotency key, so that a repetition is told the same. */
  readonly answer?: unknown
  /** Tells the commits of one request apart, where it makes several. */
  readonly step?: string
}

export interface Query {
  readonly table: TableName
  readonly index?: 'g1' | 'g2'
  readonly partition: string
  /** The sort key begins with this. */
  readonly begins?: string
  /** The sort key is greater than this. */
  readonly above?: string
  readonly below?: string
  readonly backwards?: boolean
  /** At most so many items a page; all pages are read where it is absent. */
  readonly limit?: number
  readonly after?: string | undefined
}

export interface Found {
  readonly items: readonly Item[]
  /** Where the next page begins; absent on the last. */
  readonly next?: string
}

/** What was spent since the meter was started: dependent calls, read units and write units, as AWS bills them. */
export interface Spent {
  readonly trips: number
  readonly reads: number
  readonly writes: number
}

/** What a store met since it was opened, and tried again. */
export interface Troubles {
  /** Others were writing the same. */
  readonly conflicts: number
  /** It was asked more at once than it takes. */
  readonly throttles: number
}

/** The one way to what is stored. Every store keeps these promises: see `store.contract.ts`. */
export interface Store {
  /** Reads see every commit that was acknowledged before. */
  get(key: Key): Promise<Item | undefined>
  /** In the order of the keys; absent items are undefined. */
  getMany(keys: readonly Key[]): Promise<(Item | undefined)[]>
  /** Of an index the answer may lag behind; never decide from it. */
  query(query: Query): Promise<Found>
  /** Throws `Refused` where conditions do not hold, `Repeated` where the request was made before. */
  commit(by: Actor, change: Change): Promise<void>
  /** Changes one item and tells its new attributes, in one step, with no event: counters, tickets, throttles. */
  bump(key: Key, patch: Patch): Promise<Item>
  /** Every item of a table, page by page, for exports and rebuilding. */
  scan(table: TableName): AsyncIterable<Item>
  /** Begins to count what is spent; tells it when called. */
  meter(): () => Spent
  troubles(): Troubles
  close(): Promise<void>
}

/** The conditions that did not hold, by name, each with the item as it was found. */
export class Refused extends Error {
  override readonly name = 'Refused'
  readonly refusals: readonly { readonly name: RefusalName; readonly found: Item | undefined }[]

  constructor(refusals: Refused['refusals']) {
    super(`Refused: ${refusals.map((refusal) => refusal.name).join(', ')}`)
    this.refusals = refusals
  }

  has(name: RefusalName): boolean {
    return this.refusals.some((refusal) => refusal.name === name)
  }
}

/** The request had been made before, with the same key: this was the answer. */
export class Repeated extends Error {
  override readonly name = 'Repeated'
  readonly answer: unknown

  constructor(answer: unknown) {
    super('The request was made before')
    this.answer = answer
  }
}
