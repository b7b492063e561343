import type { Change, Decision, Entry, KeyRange, Storage, View } from '#engine/storage/storage.ts'
import { firstTableSpace } from '#engine/tables/catalogue.ts'

/** A storage that remembers what its last writes replaced, and can show itself as it was before them. */
export interface RememberingStorage extends Storage {
  /** The storage as it was before the writes of the last so many steps; it cannot be written. */
  earlier(steps: number): Storage
  /** A write belongs to the step in which it was acknowledged. */
  step(): void
}

interface Replaced {
  readonly step: number
  readonly name: string
  readonly key: Uint8Array
  readonly value: unknown
}

const nameOf = (key: Uint8Array): string => Buffer.from(key).toString('latin1')
const isItem = ({ key }: Change): boolean => (key[0] ?? 0) * 256 + (key[1] ?? 0) >= firstTableSpace

/** Remembers the writes of the last `most` steps, of items and index entries only: tables are known at once. */
export function createRememberingStorage(storage: Storage, most: number): RememberingStorage {
  let now = 0
  let replaced: readonly Replaced[] = []

  async function write<Answer>(decide: (view: View) => Decision<Answer>): Promise<Answer> {
    let before: readonly Omit<Replaced, 'step'>[] = []
    const answer = await storage.write((view) => {
      const decision = decide(view)
      before = decision.changes
        .filter(isItem)
        .map(({ key }) => ({ name: nameOf(key), key: Uint8Array.from(key), value: view.get(key) }))
      return decision
    })
    replaced = [...replaced, ...before.map((each) => ({ ...each, step: now }))]
    return answer
  }

  return {
    read: (look) => storage.read(look),
    write,
    close: () => storage.close(),
    step() {
      now++
      replaced = replaced.filter((each) => each.step >= now - most)
    },
    earlier(steps) {
      const hidden = replaced.filter((each) => each.step >= now - steps)
      // The first value that was replaced is the one that was there before them all.
      const values = new Map(hidden.toReversed().map((each) => [each.name, each]))
      return {
        ...storage,
        read: (look) => storage.read((view) => look(earlierView(view, values))),
        write: () => Promise.reject(new TypeError('An earlier state cannot be written')),
      }
    },
  }
}

function earlierView(view: View, values: ReadonlyMap<string, Entry>): View {
  function range(wanted: KeyRange): Iterable<Entry> {
    const within = ({ key }: Entry): boolean =>
      Buffer.compare(key, wanted.from) >= 0 && Buffer.compare(key, wanted.before) < 0
    const unchanged = [...view.range(wanted)].filter(({ key }) => !values.has(nameOf(key)))
    const earlier = [...values.values()].filter((each) => each.value !== undefined && within(each))
    const entries = [...unchanged, ...earlier].toSorted((one, other) => Buffer.compare(one.key, other.key))
    return wanted.reverse ? entries.toReversed() : entries
  }
  return {
    get(key) {
      const earlier = values.get(nameOf(key))
      return earlier ? earlier.value : view.get(key)
    },
    range,
    count: (wanted) => [...range(wanted)].length,
  }
}
