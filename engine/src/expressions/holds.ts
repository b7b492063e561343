import { type AttributeValue, type Item, isList, isSet, kindOf } from '#engine/values/attribute-value.ts'
import { compareValues, sameValue } from '#engine/values/compare.ts'
import { isValueTest, type ValueTest } from './condition-parts.ts'
import { evaluateOperand, valueAt } from './evaluate.ts'
import { resolvePath, type Scope } from './scope.ts'
import type { Comparator, Condition, Operand } from './syntax.ts'

type Compared = AttributeValue | undefined

/** Does the condition hold on the item? An absent item is an empty one. */
export function holds(condition: Condition, item: Item, scope: Scope): boolean {
  if (condition.kind === 'and')
    return holds(condition.left, item, scope) && holds(condition.right, item, scope)
  if (condition.kind === 'or')
    return holds(condition.left, item, scope) || holds(condition.right, item, scope)
  if (condition.kind === 'not') return !holds(condition.of, item, scope)
  if (isValueTest(condition)) {
    return holdsBetween(condition, (operand) => evaluateOperand(operand, item, scope))
  }
  const found = valueAt(item, resolvePath(condition.path, scope)) !== undefined
  return found === (condition.kind === 'attribute_exists')
}

function holdsBetween(condition: ValueTest, worth: (operand: Operand) => Compared): boolean {
  switch (condition.kind) {
    case 'compare':
      return compares(condition.operator, worth(condition.left), worth(condition.right))
    case 'between':
      return (
        compares('>=', worth(condition.of), worth(condition.low)) &&
        compares('<=', worth(condition.of), worth(condition.high))
      )
    case 'in':
      return condition.list.some((member) => compares('=', worth(condition.of), worth(member)))
    case 'attribute_type':
      return hasType(worth(condition.left), worth(condition.right))
    case 'begins_with':
      return beginsWith(worth(condition.left), worth(condition.right))
    case 'contains':
      return contains(worth(condition.left), worth(condition.right))
  }
}

const accepts: Readonly<Record<'<' | '<=' | '>' | '>=', (order: number) => boolean>> = {
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
}

function compares(operator: Comparator, left: Compared, right: Compared): boolean {
  if (operator === '<>') return !compares('=', left, right)
  if (left === undefined || right === undefined) return false
  if (operator === '=') return sameValue(left, right)
  const order = compareValues(left, right)
  return order !== undefined && accepts[operator](order)
}

function hasType(value: Compared, type: Compared): boolean {
  return value !== undefined && kindOf(value) === type
}

function beginsWith(whole: Compared, start: Compared): boolean {
  if (typeof whole === 'string') return typeof start === 'string' && whole.startsWith(start)
  if (!(whole instanceof Uint8Array && start instanceof Uint8Array)) return false
  return Buffer.compare(whole.subarray(0, start.length), start) === 0
}

function contains(whole: Compared, part: Compared): boolean {
  if (part === undefined) return false
  if (typeof whole === 'string') return typeof part === 'string' && whole.includes(part)
  if (whole instanceof Uint8Array)
    return part instanceof Uint8Array && Buffer.from(whole).includes(Buffer.from(part))
  if (isSet(whole)) return [...whole].some((member) => sameValue(member, part))
  return isList(whole) && whole.some((member) => sameValue(member, part))
}
