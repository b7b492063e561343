import type { z } from 'zod'
import { deflated, inflated } from './deflated.ts'
import type { TableName } from './tables.ts'
import type { Item, Key } from './write.ts'

type Slots<Text extends string> = Text extends `${string}{${infer Slot}}${infer Rest}`
  ? Slot | Slots<Rest>
  : never
type Fits<Text extends string, Facts> = Slots<Text> extends keyof Facts ? Text : never
type Given<Text extends string> = Readonly<Record<Slots<Text>, string | number>>

/** Where one kind of record lives and what it is like. Keys are data, so that a test can print and compare them. */
export interface ItemKind<
  Schema extends z.ZodType = z.ZodType,
  Pk extends string = string,
  Sk extends string = string,
> {
  readonly name: string
  readonly table: TableName
  /** What is asked of it and at what cost: printed in docs/access-patterns.md. */
  readonly reads: readonly string[]
  readonly schema: Schema
  readonly pk: Pk
  readonly sk: Sk
  readonly g1?: readonly [string, string]
  readonly g2?: readonly [string, string]
  readonly timeToLive?: true
  /** Attributes of many entries that are much alike; they are stored deflated, and cannot be patched by entry. */
  readonly deflates?: readonly string[]
  keyOf(facts: Given<Pk> & Given<Sk>): Key
  /** The whole item: keys, index keys and the record. Throws where the record does not fit its schema. */
  itemOf(record: z.input<Schema>): Item
  /** Whether a stored item is of this kind, by its keys. */
  isOf(item: Item): boolean
  /** What a stored item says, without keys. Unknown attributes of a newer version are dropped. */
  read(item: Item): z.output<Schema>
  /** The text of a pattern filled from a record, for queries: `partition('g1', { … })`. */
  fill(
    which: 'pk' | 'sk' | 'g1p' | 'g1s' | 'g2p' | 'g2s',
    facts: Readonly<Record<string, string | number>>,
  ): string
}

/** Declares where one kind of record lives. A slot in `pk` or `sk` that the schema does not have will not compile. */
export function itemKind<
  Schema extends z.ZodType<Record<string, unknown>>,
  const Pk extends string,
  const Sk extends string,
>(kind: {
  name: string
  table: TableName
  reads: readonly string[]
  schema: Schema
  pk: Pk & Fits<Pk, z.output<Schema>>
  sk: Sk & Fits<Sk, z.output<Schema>>
  g1?: readonly [string, string]
  g2?: readonly [string, string]
  timeToLive?: true
  deflates?: readonly (keyof z.output<Schema> & string)[]
}): ItemKind<Schema, Pk, Sk> {
  const patterns: Record<string, string | undefined> = {
    pk: kind.pk,
    sk: kind.sk,
    g1p: kind.g1?.[0],
    g1s: kind.g1?.[1],
    g2p: kind.g2?.[0],
    g2s: kind.g2?.[1],
  }
  const fill: ItemKind['fill'] = (which, facts) => filled(patterns[which] ?? '', facts, kind.name)
  const keyOf = (facts: Given<Pk> & Given<Sk>): Key => ({
    table: kind.table,
    pk: fill('pk', facts),
    sk: fill('sk', facts),
  })
  const through = (turn: (value: unknown) => unknown, record: Readonly<Record<string, unknown>>) =>
    Object.fromEntries((kind.deflates ?? []).map((name) => [name, turn(record[name])]))
  return {
    ...kind,
    keyOf,
    fill,
    itemOf(record) {
      const parsed = kind.schema.parse(record)
      const keys = Object.entries(patterns).map(([name, pattern]) => [
        name,
        pattern === undefined || lacksSlot(pattern, parsed) ? undefined : filled(pattern, parsed, kind.name),
      ])
      return { table: kind.table, ...parsed, ...through(deflated, parsed), ...Object.fromEntries(keys) }
    },
    isOf: (item) => isFilled(kind.pk, item['pk']) && isFilled(kind.sk, item['sk']),
    read: (item) => kind.schema.parse({ ...item, ...through(inflated, item) }),
  }
}

const slot = /\{(\w+)\}/g

/** Whether a key may have been made from a pattern: what stands between the slots is there, in order. */
function isFilled(pattern: string, key: unknown): boolean {
  return typeof key === 'string' && new RegExp(`^${pattern.replaceAll(slot, '.+')}$`, 'u').test(key)
}

/** An index key whose slot the record leaves empty is left out: the item is not in that index. */
const lacksSlot = (pattern: string, record: Readonly<Record<string, unknown>>): boolean =>
  [...pattern.matchAll(slot)].some(([, name]) => record[name ?? ''] === undefined)

function filled(pattern: string, facts: Readonly<Record<string, unknown>>, kind: string): string {
  return pattern.replace(slot, (_, name: string) => {
    const value = facts[name]
    if (typeof value !== 'string' && typeof value !== 'number') {
      throw new TypeError(`${kind}: the key needs ${name}`)
    }
    return String(value)
  })
}
