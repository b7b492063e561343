import { checkConditionTypes } from '#engine/expressions/check-types.ts'
import { holds } from '#engine/expressions/holds.ts'
import { conditionFrom } from '#engine/expressions/parse.ts'
import { createScope, firstName, type Scope } from '#engine/expressions/scope.ts'
import type { Condition, Parsed } from '#engine/expressions/syntax.ts'
import type { KeyRange, View } from '#engine/storage/storage.ts'
import { type ConsumedCapacity, consumed, readCapacity, wantsCapacity } from '#engine/tables/capacity.ts'
import { indexView } from '#engine/tables/index-view.ts'
import { keyAttributesOf } from '#engine/tables/keys.ts'
import type { Index, Table } from '#engine/tables/table.ts'
import type { Item } from '#engine/values/attribute-value.ts'
import { sizeOfItem } from '#engine/values/size.ts'
import { type Cut, cutFor, parsedProjection } from './planned-get.ts'
import { storedItem } from './planned-write.ts'
import type { PageRequest } from './requests.ts'

const largestPage = 1024 * 1024

export interface PageAnswer {
  readonly Items?: readonly Item[]
  readonly Count: number
  readonly ScannedCount: number
  readonly LastEvaluatedKey?: Item
  readonly ConsumedCapacity?: ConsumedCapacity
}

/** The expressions of a query or scan, bound and ready. */
export interface PageExpressions {
  readonly scope: Scope
  readonly cut: Cut
  readonly filter: Parsed<Condition> | undefined
  /** The attributes that the projection names. */
  readonly projected: readonly string[]
}

export function pageExpressions(request: PageRequest, keyCondition?: Parsed<Condition>): PageExpressions {
  const text = request.FilterExpression
  const filter = text === undefined ? undefined : conditionFrom('FilterExpression', text)
  const projection = parsedProjection(request.ProjectionExpression)
  const scope = createScope(request, [keyCondition, filter, projection])
  for (const condition of [keyCondition, filter]) if (condition) checkConditionTypes(condition, scope)
  const projected = (projection?.tree ?? []).map((path) => firstName(path, scope))
  return { scope, cut: cutFor(projection, scope), filter, projected }
}

/** What to read: a table or one of its indexes, a range of its keys, and which of the items there. */
export interface PagePlan extends PageExpressions {
  readonly table: Table
  readonly index: Index | undefined
  readonly range: KeyRange
  readonly chosen?: (item: Item) => boolean
}

interface Page {
  readonly items: readonly Item[]
  readonly count: number
  readonly scanned: number
  readonly size: number
  readonly last: Item | undefined
}

/** Reads one page: until the limit, or until the items seen pass 1 MB. */
export function readPage(view: View, plan: PagePlan, request: PageRequest): PageAnswer {
  const page = collect(view, plan, request)
  const { table, index } = plan
  const wish = request.ReturnConsumedCapacity
  const capacity = readCapacity(table, page.size, request.ConsistentRead ? 1 : 0.5, index)
  return {
    ...(request.Select === 'COUNT' ? {} : { Items: page.items }),
    Count: page.count,
    ScannedCount: page.scanned,
    ...(page.last ? { LastEvaluatedKey: keyAttributesOf(table, index, page.last) } : {}),
    ...(wantsCapacity(wish) ? { ConsumedCapacity: consumed(capacity, wish) } : {}),
  }
}

function collect(view: View, plan: PagePlan, request: PageRequest): Page {
  const { filter, scope, cut } = plan
  const limit = request.Limit ?? Number.POSITIVE_INFINITY
  const items: Item[] = []
  let [count, scanned, size] = [0, 0, 0]
  for (const { whole, seen } of seenItems(view, plan, request)) {
    scanned++
    size += sizeOfItem(seen)
    const passes = !filter || holds(filter.tree, seen, scope)
    if (passes) count++
    if (passes && request.Select !== 'COUNT') items.push(cut(seen))
    if (scanned >= limit || size >= largestPage) return { items, count, scanned, size, last: whole }
  }
  return { items, count, scanned, size, last: undefined }
}

interface Seen {
  readonly whole: Item
  /** What the table or the index shows of it. */
  readonly seen: Item
}

function* seenItems(view: View, plan: PagePlan, request: PageRequest): Iterable<Seen> {
  const { table, index, range, chosen } = plan
  for (const { value } of view.range(range)) {
    const whole = index ? storedItem(view, value as Uint8Array) : (value as Item)
    if (!whole || (chosen && !chosen(whole))) continue
    const fetchesAll = !index || (index.local && request.Select === 'ALL_ATTRIBUTES')
    yield { whole, seen: fetchesAll ? whole : indexView(table, index, whole) }
  }
}
