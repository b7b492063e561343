import { invalid } from '#engine/errors.ts'
import {
  type AttributeValue,
  type Item,
  isList,
  isMap,
  isNumber,
  isSet,
} from '#engine/values/attribute-value.ts'
import { addNumbers } from '#engine/values/decimal.ts'
import { resolvePath, type Scope, valueNamed } from './scope.ts'
import type { Operand, Path } from './syntax.ts'

/** The value at a resolved path, or undefined where the path leads nowhere. */
export function valueAt(item: Item, path: Path): AttributeValue | undefined {
  let value: AttributeValue | undefined = item
  for (const step of path) value = stepInto(value, step)
  return value
}

export function stepInto(
  value: AttributeValue | undefined,
  step: string | number,
): AttributeValue | undefined {
  if (typeof step === 'number') return isList(value) ? value[step] : undefined
  return isMap(value) && Object.hasOwn(value, step) ? value[step] : undefined
}

/** What an operand is worth on an item; undefined for a path that leads nowhere. */
export function evaluateOperand(operand: Operand, item: Item, scope: Scope): AttributeValue | undefined {
  switch (operand.kind) {
    case 'value':
      return valueNamed(operand.name, scope)
    case 'path':
      return valueAt(item, resolvePath(operand.path, scope))
    case 'size':
      return lengthOf(evaluateOperand(operand.of, item, scope))
    case 'if_not_exists':
      return evaluateDefault(operand, item, scope)
    case 'list_append':
      return joined(evaluateOperand(operand.left, item, scope), evaluateOperand(operand.right, item, scope))
    case '+':
    case '-':
      return sum(
        evaluateOperand(operand.left, item, scope),
        evaluateOperand(operand.right, item, scope),
        operand.kind === '+' ? 1 : -1,
      )
  }
}

/** A stored null is a value too, so `??` would not do. */
function evaluateDefault(
  { path, otherwise }: Extract<Operand, { kind: 'if_not_exists' }>,
  item: Item,
  scope: Scope,
): AttributeValue | undefined {
  const present = valueAt(item, resolvePath(path, scope))
  return present === undefined ? evaluateOperand(otherwise, item, scope) : present
}

/** The answer of `size(path)`, for text in UTF-16 units; undefined where the type has no size. */
function lengthOf(value: AttributeValue | undefined): number | undefined {
  if (typeof value === 'string' || value instanceof Uint8Array) return value.length
  if (isSet(value)) return value.size
  if (isList(value)) return value.length
  return isMap(value) ? Object.keys(value).length : undefined
}

export const wrongUpdateType = 'An operand in the update expression has an incorrect data type'
const missingAttribute = 'The provided expression refers to an attribute that does not exist in the item'

function joined(left: AttributeValue | undefined, right: AttributeValue | undefined): AttributeValue {
  if (left === undefined || right === undefined) throw invalid(missingAttribute)
  if (!isList(left) || !isList(right)) throw invalid(wrongUpdateType)
  return [...left, ...right]
}

function sum(
  left: AttributeValue | undefined,
  right: AttributeValue | undefined,
  sign: 1 | -1,
): AttributeValue {
  if (left === undefined || right === undefined) throw invalid(missingAttribute)
  if (!isNumber(left) || !isNumber(right)) throw invalid(wrongUpdateType)
  return addNumbers(left, right, sign)
}

/** The value a SET takes; a path that leads nowhere is refused. */
export function evaluateAssigned(operand: Operand, item: Item, scope: Scope): AttributeValue {
  const value = evaluateOperand(operand, item, scope)
  if (value === undefined) throw invalid(missingAttribute)
  return value
}
