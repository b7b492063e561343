import { invalid } from '#engine/errors.ts'
import {
  type AttributeValue,
  type Item,
  isNumber,
  isSet,
  kindOf,
  type ValueSet,
} from '#engine/values/attribute-value.ts'
import { memberName, setOf } from '#engine/values/compare.ts'
import { addNumbers } from '#engine/values/decimal.ts'
import { withoutValueAt, withValueAt } from './change-document.ts'
import { evaluateAssigned, valueAt, wrongUpdateType } from './evaluate.ts'
import { resolvePath, type Scope, valueNamed } from './scope.ts'
import type { Operand, Path, UpdateAction } from './syntax.ts'

interface Step {
  readonly path: Path
  readonly value: AttributeValue | undefined
}

export interface Updated {
  readonly item: Item
  readonly touched: readonly Path[]
}

/** Applies an update: every operand is read from the old item, then values are placed, then removed. */
export function applyUpdate(actions: readonly UpdateAction[], old: Item, scope: Scope): Updated {
  const steps = actions.map((action) => stepOf(action, old, scope))
  let item = old
  for (const { path, value } of steps.filter((step) => step.value !== undefined).toSorted(upwards)) {
    if (value !== undefined) item = withValueAt(item, path, value)
  }
  const removals = steps.filter((step) => step.value === undefined).toSorted((one, two) => upwards(two, one))
  for (const { path } of removals) item = withoutValueAt(item, path)
  return { item, touched: steps.map((step) => step.path) }
}

/** Orders paths step by step, so that appended values keep their order; distinct names merely stay apart. */
function upwards({ path: one }: Step, { path: two }: Step): number {
  for (const [at, step] of one.entries()) {
    const other = two[at]
    if (step === other) continue
    if (typeof step === 'number' && typeof other === 'number') return step - other
    return String(step) < String(other) ? -1 : 1
  }
  return 0
}

function stepOf(action: UpdateAction, old: Item, scope: Scope): Step {
  const path = resolvePath(action.path, scope)
  switch (action.kind) {
    case 'SET':
      return { path, value: evaluateAssigned(action.value, old, scope) }
    case 'REMOVE':
      return { path, value: undefined }
    case 'ADD':
      return { path, value: added(valueAt(old, path), operandValue(action.value, scope)) }
    case 'DELETE':
      return { path, value: reduced(valueAt(old, path), operandValue(action.value, scope)) }
  }
}

function operandValue(operand: Operand, scope: Scope): AttributeValue {
  if (operand.kind !== 'value') throw invalid(wrongUpdateType)
  return valueNamed(operand.name, scope)
}

function added(present: AttributeValue | undefined, more: AttributeValue): AttributeValue {
  if (present === undefined) return more
  if (isNumber(present) && isNumber(more)) return addNumbers(present, more, 1)
  return union(...sameSets(present, more))
}

function reduced(present: AttributeValue | undefined, less: AttributeValue): AttributeValue | undefined {
  if (present === undefined) return undefined
  const [members, gone] = sameSets(present, less)
  const names = new Set([...gone].map(memberName))
  const left = [...members].filter((member) => !names.has(memberName(member)))
  return left.length > 0 ? new Set(left) : undefined
}

function sameSets(present: AttributeValue, given: AttributeValue): [ValueSet, ValueSet] {
  if (isSet(present) && isSet(given) && kindOf(present) === kindOf(given)) return [present, given]
  throw invalid(wrongUpdateType)
}

function union(one: ValueSet, two: ValueSet): ValueSet {
  const named = new Map([...one, ...two].map((member) => [memberName(member), member]))
  return setOf([...named.values()])
}
