import { invalid } from '#engine/errors.ts'
import { type AttributeValue, type Item, isList, isMap } from '#engine/values/attribute-value.ts'
import { stepInto } from './evaluate.ts'
import type { Path } from './syntax.ts'

const leadsNowhere = 'The document path provided in the update expression is invalid for update'

/** A copy of the item with another value at the path; a position beyond a list's end appends. */
export function withValueAt(item: Item, path: Path, value: AttributeValue): Item {
  return changeMap(item, path, value)
}

/** A copy of the item without what is at the path. */
export function withoutValueAt(item: Item, path: Path): Item {
  return changeMap(item, path, undefined)
}

function changeMap(map: Item, [step, ...rest]: Path, value: AttributeValue | undefined): Item {
  if (typeof step !== 'string') throw invalid(leadsNowhere)
  const changed = rest.length > 0 ? changeBelow(stepInto(map, step), rest, value) : value
  if (changed !== undefined) return { ...map, [step]: changed }
  const { [step]: _removed, ...others } = map
  return others
}

function changeBelow(
  container: AttributeValue | undefined,
  path: Path,
  value: AttributeValue | undefined,
): AttributeValue {
  if (typeof path[0] === 'number' && isList(container)) return changeList(container, path, value)
  if (typeof path[0] === 'string' && isMap(container)) return changeMap(container, path, value)
  throw invalid(leadsNowhere)
}

function changeList(
  list: readonly AttributeValue[],
  [step, ...rest]: Path,
  value: AttributeValue | undefined,
): AttributeValue {
  const at = Number(step)
  const changed = rest.length > 0 ? changeBelow(list[at], rest, value) : value
  if (changed === undefined) return list.toSpliced(at, at < list.length ? 1 : 0)
  return at < list.length ? list.with(at, changed) : [...list, changed]
}
