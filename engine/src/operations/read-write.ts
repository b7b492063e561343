import { conditionFailed, invalidParameter } from '#engine/errors.ts'
import { applyUpdate } from '#engine/expressions/apply-update.ts'
import { checkConditionTypes, checkUpdateTypes } from '#engine/expressions/check-types.ts'
import { holds } from '#engine/expressions/holds.ts'
import { refuseOverlap } from '#engine/expressions/overlap.ts'
import { conditionFrom, updateFrom } from '#engine/expressions/parse.ts'
import { createScope, resolvePath, type Scope } from '#engine/expressions/scope.ts'
import type { Condition, Parsed, Path, UpdateAction } from '#engine/expressions/syntax.ts'
import { writtenSize } from '#engine/expressions/written-size.ts'
import { checkItem, checkKey, itemKey } from '#engine/tables/keys.ts'
import type { Table } from '#engine/tables/table.ts'
import { rawItemOf } from '#engine/values/attribute-json.ts'
import type { Item } from '#engine/values/attribute-value.ts'
import { requireItem } from './checks.ts'
import type { PlanFor, WriteKind } from './planned-write.ts'
import type { WriteRequest } from './requests.ts'

/** Reads a write before any table is looked up: what is wrong with it on every table is refused first. */
export function readWrite(kind: WriteKind, request: WriteRequest): PlanFor {
  switch (kind) {
    case 'Put':
      return readPut(request, checkItem)
    case 'Update':
      return readUpdate(request)
    case 'Delete':
    case 'ConditionCheck':
      return readByKey(kind, request)
  }
}

/** Reads a put; `check` refuses what the table cannot keep. */
export function readPut(request: WriteRequest, check: (table: Table, item: Item) => void): PlanFor {
  const item = requireItem('item', request.Item)
  const { verify } = conditionOf(request, undefined)
  return (table) => {
    check(table, item)
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
}

function readByKey(kind: 'Delete' | 'ConditionCheck', request: WriteRequest): PlanFor {
  const key = requireItem('key', request.Key)
  const { verify } = conditionOf(request, undefined)
  return (table) => {
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
}

function readUpdate(request: WriteRequest): PlanFor {
  const key = requireItem('key', request.Key)
  const text = request.UpdateExpression
  const update = text === undefined ? undefined : updateFrom('UpdateExpression', text)
  const { verify, scope } = conditionOf(request, update)
  const actions = update?.tree ?? []
  const paths = actions.map((action) => resolvePath(action.path, scope))
  refuseOverlap('UpdateExpression', paths)
  checkUpdateTypes(actions, scope)
  return (table) => {
    refuseKeyPaths(table, paths)
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
        return { after: item, touched, writtenSize: writtenSize(actions, item, scope) }
      },
    }
  }
}

/** AWS creates no item from an update that only takes away; without any action it does. */
function onlyTakesAway(actions: readonly UpdateAction[]): boolean {
  return actions.length > 0 && actions.every(({ kind }) => kind === 'REMOVE' || kind === 'DELETE')
}

function refuseKeyPaths(table: Table, paths: readonly Path[]): void {
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
