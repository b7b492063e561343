import { type AttributeValue, type Item, isList, isMap } from '#engine/values/attribute-value.ts'
import { stepInto } from './evaluate.ts'
import type { Path } from './syntax.ts'

/** The paths to keep, as a tree of steps; a step without further steps keeps all below it. */
type Kept = Map<string | number, Kept>

/** Cuts an item down to the given (resolved) paths; list elements keep their order, not their places. */
export function project(item: Item, paths: readonly Path[]): Item {
  const kept: Kept = new Map()
  for (const path of paths) keep(kept, path)
  return cutMap(item, kept) ?? {}
}

function keep(kept: Kept, path: Path): void {
  let at = kept
  for (const step of path) {
    const next: Kept = at.get(step) ?? new Map()
    at.set(step, next)
    at = next
  }
}

function cut(value: AttributeValue | undefined, kept: Kept): AttributeValue | undefined {
  if (value === undefined || kept.size === 0) return value
  if (isList(value)) return cutList(value, kept)
  return isMap(value) ? cutMap(value, kept) : undefined
}

function cutList(list: readonly AttributeValue[], kept: Kept): AttributeValue | undefined {
  const steps = [...kept].filter(([step]) => typeof step === 'number')
  const parts = steps
    .toSorted(([one], [two]) => Number(one) - Number(two))
    .map(([step, below]) => cut(stepInto(list, step), below))
    .filter((part) => part !== undefined)
  return parts.length > 0 ? parts : undefined
}

function cutMap(map: Item, kept: Kept): Item | undefined {
  const parts: Record<string, AttributeValue> = {}
  for (const [step, below] of kept) {
    const part = cut(stepInto(map, step), below)
    if (part !== undefined) parts[step] = part
  }
  return Object.keys(parts).length > 0 ? parts : undefined
}
