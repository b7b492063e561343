import { createSortedKeys, type SortedKeys } from './sorted-keys.ts'
import type { Change, Entry, KeyRange, Storage, View } from './storage.ts'
import { createValueCodec, type Shapes, type ValueCodec } from './value-codec.ts'

interface Held {
  readonly keys: SortedKeys
  readonly values: Map<string, Uint8Array>
  readonly codec: ValueCodec
}

/** Creates a storage that lasts as long as the process; values are kept as bytes, as on a disk. */
export function createMemoryStorage(): Storage {
  let shapes: Shapes | undefined
  const codec = createValueCodec({
    load: () => shapes,
    save: (next, stillFits) => {
      if (!stillFits(shapes)) return false
      shapes = next
      return true
    },
  })
  const held: Held = { keys: createSortedKeys(), values: new Map(), codec }
  const view = viewOf(held)
  return {
    read: (look) => look(view),
    async write(decide) {
      const { changes, answer } = decide(view)
      for (const change of changes) apply(held, change)
      return answer
    },
    async close() {
      held.values.clear()
    },
  }
}

function viewOf({ keys, values, codec }: Held): View {
  const matching = ({ from, before, reverse = false }: KeyRange): Iterable<string> =>
    keys.between(nameOf(from), nameOf(before), reverse)
  return {
    get(key) {
      const bytes = values.get(nameOf(key))
      return bytes && codec.decode(bytes)
    },
    *range(range): Iterable<Entry> {
      for (const name of matching(range)) {
        const bytes = values.get(name)
        if (bytes) yield { key: Buffer.from(name, 'latin1'), value: codec.decode(bytes) }
      }
    },
    count(range) {
      let found = 0
      for (const _ of matching(range)) found++
      return found
    },
  }
}

function apply({ keys, values, codec }: Held, { key, value }: Change): void {
  const name = nameOf(key)
  if (value === undefined) {
    values.delete(name)
    keys.remove(name)
    return
  }
  if (!values.has(name)) keys.add(name)
  values.set(name, codec.encode(value))
}

/** Latin-1 text sorts as its bytes do, and is a cheap key of a Map. */
function nameOf(key: Uint8Array): string {
  return Buffer.from(key.buffer, key.byteOffset, key.byteLength).toString('latin1')
}
