import { refuseOverlap } from '#engine/expressions/overlap.ts'
import { projectionFrom } from '#engine/expressions/parse.ts'
import { project } from '#engine/expressions/project.ts'
import { createScope, resolvePath, type Scope } from '#engine/expressions/scope.ts'
import type { Parsed, Path } from '#engine/expressions/syntax.ts'
import type { View } from '#engine/storage/storage.ts'
import { checkKey, itemKey } from '#engine/tables/keys.ts'
import type { Table } from '#engine/tables/table.ts'
import type { Item } from '#engine/values/attribute-value.ts'
import { sizeOfItem } from '#engine/values/size.ts'
import { requireItem } from './checks.ts'
import { storedItem } from './planned-write.ts'
import type { ExpressionFields } from './requests.ts'

/** Cuts an item to the request's projection; the whole item where there is none. */
export type Cut = (item: Item) => Item

export function parsedProjection(text: string | undefined): Parsed<readonly Path[]> | undefined {
  return text === undefined ? undefined : projectionFrom('ProjectionExpression', text)
}

export function cutFor(projection: Parsed<readonly Path[]> | undefined, scope: Scope): Cut {
  if (!projection) return (item) => item
  const paths = projection.tree.map((path) => resolvePath(path, scope))
  refuseOverlap('ProjectionExpression', paths)
  return (item) => project(item, paths)
}

/** The projection of a request that has no other expression. */
export function cutOf(request: ExpressionFields & { readonly ProjectionExpression?: string }): Cut {
  const projection = parsedProjection(request.ProjectionExpression)
  return cutFor(projection, createScope(request, [projection]))
}

export interface Found {
  readonly item: Item | undefined
  /** In bytes, before any projection: that is what a read costs. */
  readonly size: number
}

/** Reads the item with the given key. */
export function itemByKey(view: View, table: Table, key: Item): Item | undefined {
  checkKey(table, key)
  return storedItem(view, itemKey(table, key))
}

/** Reads the item with the given key, and weighs it. */
export function getByKey(view: View, table: Table, key: Item): Found {
  const item = itemByKey(view, table, key)
  return { item, size: item ? sizeOfItem(item) : 0 }
}

export function requireKey(source: unknown): Item {
  return requireItem('key', source)
}
