import type { Item } from '#engine/values/attribute-value.ts'
import { sizeOfValue } from '#engine/values/size.ts'
import { firstName, type Scope } from './scope.ts'
import type { UpdateAction } from './syntax.ts'

/** Bytes that AWS counts for an update, whatever it does. */
const updateCost = 3
const costs = { SET: 19, ADD: 19, REMOVE: 2, DELETE: 2 } as const

/**
 * The size by which UpdateItem alone is measured, beside that of the item: the attributes it writes, whole,
 * and a fixed cost for each action. Keys and untouched attributes do not count.
 */
export function writtenSize(actions: readonly UpdateAction[], item: Item, scope: Scope): number {
  const written = new Set<string>()
  let size = updateCost
  for (const { kind, path } of actions) {
    size += costs[kind]
    if (kind === 'REMOVE' || kind === 'DELETE') continue
    if (path.some((step) => typeof step === 'number')) size++
    written.add(firstName(path, scope))
  }
  for (const name of written) {
    const value = item[name]
    if (value !== undefined) size += Buffer.byteLength(name) + sizeOfValue(value)
  }
  return size
}
