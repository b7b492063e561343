import { invalid, invalidParameter } from '#engine/errors.ts'
import type { KeyRange } from '#engine/storage/storage.ts'
import { projectedNames } from '#engine/tables/index-view.ts'
import { indexKey, itemKey } from '#engine/tables/keys.ts'
import type { Index, Table } from '#engine/tables/table.ts'
import { type Item, kindOf } from '#engine/values/attribute-value.ts'
import { readItem } from '#engine/values/read-document.ts'
import { brokenCapacityWish, brokenWord, refuseBroken } from './checks.ts'
import { refuseLegacy } from './legacy.ts'
import type { PageRequest } from './requests.ts'

/** Refuses what is wrong with a query or scan whatever its table looks like. */
export function checkPageRequest(request: PageRequest): void {
  refuseBroken([
    brokenCapacityWish(request.ReturnConsumedCapacity),
    brokenWord('select', request.Select, [
      'SPECIFIC_ATTRIBUTES',
      'COUNT',
      'ALL_ATTRIBUTES',
      'ALL_PROJECTED_ATTRIBUTES',
    ]),
  ])
  refuseLegacy(request)
  if (
    request.ProjectionExpression !== undefined &&
    request.Select &&
    request.Select !== 'SPECIFIC_ATTRIBUTES'
  ) {
    throw invalid(`Cannot specify the ProjectionExpression when choosing to get ${request.Select}`)
  }
  if (request.Select === 'SPECIFIC_ATTRIBUTES' && request.ProjectionExpression === undefined) {
    throw invalid(
      'Must specify the AttributesToGet or ProjectionExpression when choosing to get SPECIFIC_ATTRIBUTES',
    )
  }
  if (request.Select === 'ALL_PROJECTED_ATTRIBUTES' && request.IndexName === undefined) {
    throw invalidParameter('ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName')
  }
}

/** The index a request names, or undefined when it reads the table; refuses what that index cannot give. */
export function indexOf(table: Table, request: PageRequest): Index | undefined {
  const name = request.IndexName
  if (name === undefined) return undefined
  const index = table.indexes.find((each) => each.name === name)
  if (!index) throw invalid(`The table does not have the specified index: ${name}`)
  if (index.building) throw invalid(`Cannot read from backfilling global secondary index: ${name}`)
  if (index.local) return index
  if (request.ConsistentRead) throw invalid('Consistent reads are not supported on global secondary indexes')
  if (request.Select === 'ALL_ATTRIBUTES' && index.projection !== 'ALL') {
    throw invalidParameter(
      `Select type ALL_ATTRIBUTES is not supported for global secondary index ${name} because its projection type is not ALL`,
    )
  }
  return index
}

/** Refuses to project or filter by what a global index does not hold: such an attribute would never be there. */
export function refuseUnprojected(table: Table, index: Index | undefined, names: readonly string[]): void {
  if (!index || index.local || index.projection === 'ALL') return
  const projected = projectedNames(table, index)
  const missing = names.filter((name) => !projected.has(name))
  if (missing.length === 0) return
  throw invalidParameter(`Global secondary index ${index.name} does not project [${missing.join(', ')}]`)
}

/** The range that is left after the key where the last page ended. */
export function rangeAfter(
  range: KeyRange,
  table: Table,
  index: Index | undefined,
  start: unknown,
): KeyRange {
  if (start === undefined || start === null) return range
  const key = startKey(table, index, readItem(start))
  const next = Buffer.concat([key, Uint8Array.of(0)])
  if (Buffer.compare(key, range.from) < 0 || Buffer.compare(key, range.before) >= 0) {
    throw invalid('The provided starting key is outside query boundaries based on provided conditions')
  }
  return range.reverse ? { ...range, before: key } : { ...range, from: next }
}

function startKey(table: Table, index: Index | undefined, start: Item): Uint8Array {
  const keys = new Map([...table.keys, ...(index?.keys ?? [])].map((key) => [key.name, key.type]))
  const fits = [...keys].every(([name, type]) => {
    const value = start[name]
    return value !== undefined && kindOf(value) === type
  })
  if (!fits || Object.keys(start).length !== keys.size) {
    throw invalid('The provided starting key is invalid')
  }
  const key = index ? indexKey(table, index, start) : itemKey(table, start)
  if (!key) throw invalid('The provided starting key is invalid')
  return key
}
