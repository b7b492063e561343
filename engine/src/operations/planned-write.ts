import { conditionFailed, invalidParameter } from '#engine/errors.ts'
import { applyUpdate } from '#engine/expressions/apply-update.ts'
import { checkConditionTypes, checkUpdateTypes } from '#engine/expressions/check-types.ts'
import { holds } from '#engine/expressions/holds.ts'
import { refuseOverlap } from '#engine/expressions/overlap.ts'
import { conditionFrom, updateFrom } from '#engine/expressions/parse.ts'
import { createScope, resolvePath, type Scope } from '#engine/expressions/scope.ts'
import type { Condition, Parsed, Path, UpdateAction } from '#engine/expressions/syntax.ts'
import type { View } from '#engine/storage/storage.ts'
import { checkItem, checkKey, itemKey } from '#engine/tables/keys.ts'
import type { Table } from '#engine/tables/table.ts'
import { rawItemOf } from '#engine/values/attribute-json.ts'
import type { Item } from '#engine/values/attribute-value.ts'
import { requireItem } from './checks.ts'
import type { Context } from './context.ts'
import type { WriteRequest } from './requests.ts'

export type WriteKind = 'Put' | 'Update' | 'Delete' | 'ConditionCheck'

/** One item's write, checked against its table and ready to be decided on the stored item. */
export interface PlannedWrite {
  readonly kind: WriteKind
  readonly table: Table
  readonly key: Uint8Array
  /** Throws when the condition fails or the update cannot be applied. */
  decide(before: Item | undefined): Decided
}

export interface Decided {
  readonly after: Item | undefined
  /** The paths an update wrote to. */
  readonly touched: readonly Path[]
}

/** Plans on the table as it is now: a bad request is refused before it waits for its turn to write. */
export function prepareWrite(
  { storage, catalogue }: Context,
  name: string,
  plan: (table: Table) => PlannedWrite,
): (view: View) => PlannedWrite {
  const early = storage.read((view) => plan(catalogue.table(view, name)))
  return (view) => {
    const table = catalogue.table(view, name)
    return table === early.table ? early : plan(table)
  }
}

/** The stored item a write is about. */
export function storedItem(view: View, key: Uint8Array): Item | undefined {
  return view.get(key) as Item | undefined
}

export function planWrite(kind: WriteKind, table: Table, request: WriteRequest): PlannedWrite {
  switch (kind) {
    case 'Put':
      return planPut(table, request)
    case 'Update':
      return planUpdate(table, request)
    case 'Delete':
    case 'ConditionCheck':
      return planByKey(kind, table, request)
  }
}

function planPut(table: Table, request: WriteRequest): PlannedWrite {
  const item = requireItem('item', request.Item)
  const { verify } = conditionOf(request, undefined)
  checkItem(table, item)
  return {
    kind: 'Put',
    table,
    key: itemKey(table, item),
    decide(before) {
      verify(before)
      return { after: item, touched: [] }
    },
  }
}

function planByKey(kind: 'Delete' | 'ConditionCheck', table: Table, request: WriteRequest): PlannedWrite {
  const key = requireItem('key', request.Key)
  const { verify } = conditionOf(request, undefined)
  checkKey(table, key)
  return {
    kind,
    table,
    key: itemKey(table, key),
    decide(before) {
      verify(before)
      return { after: kind === 'Delete' ? undefined : before, touched: [] }
    },
  }
}

function planUpdate(table: Table, request: WriteRequest): PlannedWrite {
  const key = requireItem('key', request.Key)
  const update =
    request.UpdateExpression === undefined
      ? undefined
      : updateFrom('UpdateExpression', request.UpdateExpression)
  const { verify, scope } = conditionOf(request, update)
  const actions = update?.tree ?? []
  checkActions(table, actions, scope)
  checkKey(table, key)
  return {
    kind: 'Update',
    table,
    key: itemKey(table, key),
    decide(before) {
      verify(before)
      const { item, touched } = applyUpdate(actions, before ?? key, scope)
      if (!before && onlyTakesAway(actions)) return { after: undefined, touched }
      checkItem(table, item, 'update')
      return { after: item, touched }
    },
  }
}

/** AWS creates no item from an update that only takes away; without any action it does. */
function onlyTakesAway(actions: readonly UpdateAction[]): boolean {
  return actions.length > 0 && actions.every(({ kind }) => kind === 'REMOVE' || kind === 'DELETE')
}

function checkActions(table: Table, actions: readonly UpdateAction[], scope: Scope): void {
  const paths = actions.map((action) => resolvePath(action.path, scope))
  refuseOverlap('UpdateExpression', paths)
  checkUpdateTypes(actions, scope)
  const keyName = table.keys.find(({ name }) => paths.some(([first]) => first === name))?.name
  if (keyName !== undefined) {
    throw invalidParameter(`Cannot update attribute ${keyName}. This attribute is part of the key`)
  }
}

interface BoundCondition {
  readonly scope: Scope
  /** Throws ConditionalCheckFailedException unless the condition holds on the stored item. */
  verify(before: Item | undefined): void
}

function conditionOf(
  request: WriteRequest,
  update: Parsed<readonly UpdateAction[]> | undefined,
): BoundCondition {
  const text = request.ConditionExpression
  const condition: Parsed<Condition> | undefined =
    text === undefined ? undefined : conditionFrom('ConditionExpression', text)
  const scope = createScope(request, [update, condition])
  if (condition) checkConditionTypes(condition, scope)
  return {
    scope,
    verify(before) {
      if (!condition || holds(condition.tree, before ?? {}, scope)) return
      const shown = request.ReturnValuesOnConditionCheckFailure === 'ALL_OLD' && before
      throw conditionFailed(shown ? rawItemOf(shown) : undefined)
    },
  }
}
