import type { Condition } from './condition.ts'
import type { TableName } from './tables.ts'

export interface Key {
  readonly table: TableName
  readonly pk: string
  readonly sk: string
}

/** A stored record with its keys; attributes are plain values, sets or nested maps. */
export type Item = Readonly<Record<string, unknown>> & { readonly table: TableName }

/** What a write means where its condition does not hold; the command asks for it by this name. */
export type RefusalName = string

/** A write is a value: it touches nothing until a commit makes it, with all others or not at all. */
export type Write =
  | { readonly write: 'put'; readonly item: Item; readonly when?: Condition; readonly otherwise: RefusalName }
  | {
      readonly write: 'patch'
      readonly key: Key
      readonly patch: Patch
      readonly when?: Condition
      readonly otherwise: RefusalName
    }
  | {
      readonly write: 'remove'
      readonly key: Key
      readonly when?: Condition
      readonly otherwise: RefusalName
    }
  | { readonly write: 'check'; readonly key: Key; readonly when: Condition; readonly otherwise: RefusalName }

/** What changes in an item, attribute by attribute; the rest stays. */
export interface Patch {
  readonly set?: Readonly<Record<string, unknown>>
  /** Set only where there is nothing yet. */
  readonly setIfAbsent?: Readonly<Record<string, unknown>>
  /** Set an entry of a map attribute, which must exist: `{ 'marks.s1': 'present' }` is `marks` → `s1`. */
  readonly setEntry?: Readonly<Record<string, Readonly<Record<string, unknown>>>>
  readonly add?: Readonly<Record<string, number>>
  readonly include?: Readonly<Record<string, readonly string[]>>
  readonly exclude?: Readonly<Record<string, readonly string[]>>
  readonly remove?: readonly string[]
}

/** Stores a new record; where there is one already the refusal is `exists` unless named otherwise. */
export const insert = (item: Item, otherwise: RefusalName = 'exists'): Write => ({
  write: 'put',
  item,
  when: { test: 'absent', attribute: 'pk' },
  otherwise,
})

/** Stores a record whatever was there. */
export const put = (item: Item): Write => ({ write: 'put', item, otherwise: 'never' })

/** Replaces a record that was read at `version` (the new item carries version + 1); refusal `stale`. */
export const replace = (item: Item, version: number): Write => ({
  write: 'put',
  item,
  when: { test: '=', attribute: 'version', value: version },
  otherwise: 'stale',
})

/** Stores a record whose versions count from 1: the first is new, each other takes the place of the one before; refusal `stale`. */
export const keepVersion = (item: Item, version: number): Write =>
  version === 1 ? insert(item, 'stale') : replace(item, version - 1)

export const patch = (
  key: Key,
  change: Patch,
  when?: Condition,
  otherwise: RefusalName = 'stale',
): Write => ({
  write: 'patch',
  key,
  patch: change,
  otherwise,
  ...(when && { when }),
})

export const remove = (key: Key, when?: Condition, otherwise: RefusalName = 'missing'): Write => ({
  write: 'remove',
  key,
  otherwise,
  ...(when && { when }),
})

export const check = (key: Key, when: Condition, otherwise: RefusalName): Write => ({
  write: 'check',
  key,
  when,
  otherwise,
})
