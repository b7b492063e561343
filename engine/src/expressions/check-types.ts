import { rawValueOf } from '#engine/values/attribute-json.ts'
import { type AttributeValue, kindOf } from '#engine/values/attribute-value.ts'
import { compareValues } from '#engine/values/compare.ts'
import { isValueTest, operandsOf, plainTests, type ValueTest } from './condition-parts.ts'
import { samePath, shownPath } from './overlap.ts'
import { expressionProblem, resolvePath, type Scope, valueNamed } from './scope.ts'
import type { Condition, ExpressionKind, Operand, Parsed, UpdateAction } from './syntax.ts'

/** The types DynamoDB knows, as its messages call them in update expressions. */
const typeNames: Readonly<Record<string, string>> = {
  S: 'STRING',
  N: 'NUMBER',
  B: 'BINARY',
  BOOL: 'BOOLEAN',
  NULL: 'NULL',
  L: 'LIST',
  M: 'MAP',
}
const attributeTypes: readonly unknown[] = ['S', 'N', 'B', 'BOOL', 'NULL', 'L', 'M', 'SS', 'NS', 'BS']
const sized: readonly string[] = ['S', 'B', 'L', 'M', 'SS', 'NS', 'BS']
const ordered: readonly string[] = ['S', 'N', 'B']

/** Refuses values that no item could make right, such as `begins_with(name, :number)`. */
export function checkConditionTypes({ kind, tree }: Parsed<Condition>, scope: Scope): void {
  for (const test of plainTests(tree).filter(isValueTest)) {
    refuseSameOperands(test, { kind, scope })
    checkTest(test, { kind, scope })
  }
}

interface Where {
  readonly kind: ExpressionKind
  readonly scope: Scope
}

function checkTest(test: ValueTest, where: Where): void {
  checkSizes(test, where)
  switch (test.kind) {
    case 'compare':
      if (test.operator === '=' || test.operator === '<>') return
      requireKinds(test.operator, operandsOf(test), ordered, where)
      return
    case 'between':
      requireKinds('BETWEEN', operandsOf(test), ordered, where)
      checkBounds(test, where)
      return
    case 'begins_with':
      requireKinds('begins_with', operandsOf(test), ['S', 'B'], where)
      return
    case 'attribute_type':
      checkTypeName(test.right, where)
      return
    case 'in':
    case 'contains':
      return
  }
}

/** An attribute is never compared with itself, under whatever names. */
function refuseSameOperands(test: ValueTest, { kind, scope }: Where): void {
  const [first, ...others] = operandsOf(test)
  if (first?.kind !== 'path') return
  const path = resolvePath(first.path, scope)
  const same = others.some((other) => other.kind === 'path' && samePath(resolvePath(other.path, scope), path))
  if (!same) return
  throw expressionProblem(
    kind,
    'The first operand must be distinct from the remaining operands for this operator or function; ' +
      `operator: ${operatorOf(test)}, first operand: ${shownPath(path)}`,
  )
}

function operatorOf(test: ValueTest): string {
  if (test.kind === 'compare') return test.operator
  return test.kind === 'between' || test.kind === 'in' ? test.kind.toUpperCase() : test.kind
}

/** Only strings, binary values, sets, lists and maps have a size. */
function checkSizes(test: ValueTest, where: Where): void {
  for (const operand of operandsOf(test)) {
    if (operand.kind === 'size') requireKinds('size', [operand.of], sized, where)
  }
}

function literal(operand: Operand, scope: Scope): AttributeValue | undefined {
  return operand.kind === 'value' ? valueNamed(operand.name, scope) : undefined
}

function requireKinds(
  operator: string,
  operands: readonly Operand[],
  kinds: readonly string[],
  { kind, scope }: Where,
): void {
  for (const operand of operands) {
    const value = literal(operand, scope)
    if (value === undefined || kinds.includes(kindOf(value))) continue
    throw expressionProblem(
      kind,
      `Incorrect operand type for operator or function; operator or function: ${operator}, operand type: ${kindOf(value)}`,
    )
  }
}

function checkBounds({ low, high }: Extract<ValueTest, { kind: 'between' }>, { kind, scope }: Where): void {
  const least = literal(low, scope)
  const most = literal(high, scope)
  if (least === undefined || most === undefined) return
  const bounds = `lower bound operand: ${shown(least)}, upper bound operand: ${shown(most)}`
  if (kindOf(least) !== kindOf(most)) {
    throw expressionProblem(
      kind,
      `The BETWEEN operator requires same data type for lower and upper bounds; ${bounds}`,
    )
  }
  if ((compareValues(least, most) ?? 0) <= 0) return
  throw expressionProblem(
    kind,
    `The BETWEEN operator requires upper bound to be greater than or equal to lower bound; ${bounds}`,
  )
}

function shown(value: AttributeValue): string {
  const [[kind, content] = ['', '']] = Object.entries(rawValueOf(value, 'base64'))
  return `AttributeValue: {${kind}:${String(content)}}`
}

function checkTypeName(operand: Operand, { kind, scope }: Where): void {
  const type = literal(operand, scope)
  if (type === undefined) throw notATypeName(kind, `{${attributeTypes.join(',')}}`)
  if (attributeTypes.includes(type)) return
  if (typeof type !== 'string') throw notATypeName(kind, kindOf(type))
  throw expressionProblem(
    kind,
    `Invalid attribute type name found; type: ${type}, valid types: {B,NULL,SS,BOOL,L,BS,N,NS,S,M}`,
  )
}

function notATypeName(kind: ExpressionKind, found: string): Error {
  return expressionProblem(
    kind,
    `Incorrect operand type for operator or function; operator or function: attribute_type, operand type: ${found}`,
  )
}

/** Refuses update operands whose type can never fit, such as `ADD name :text`. */
export function checkUpdateTypes(actions: readonly UpdateAction[], scope: Scope): void {
  for (const action of actions) checkAction(action, scope)
}

function checkAction(action: UpdateAction, scope: Scope): void {
  switch (action.kind) {
    case 'SET':
      checkAssigned(action.value, scope)
      return
    case 'ADD':
      requireSetOr('ADD', ['N'], action.value, scope)
      return
    case 'DELETE':
      requireSetOr('DELETE', [], action.value, scope)
      return
    case 'REMOVE':
      return
  }
}

function requireSetOr(
  operator: 'ADD' | 'DELETE',
  others: readonly string[],
  operand: Operand,
  scope: Scope,
): void {
  const value = literal(operand, scope)
  if (value === undefined) return
  const kind = kindOf(value)
  if (value instanceof Set || others.includes(kind)) return
  throw expressionProblem(
    'UpdateExpression',
    `Incorrect operand type for operator or function; operator: ${operator}, ` +
      `operand type: ${typeNames[kind] ?? kind}, typeSet: ALLOWED_FOR_${operator}_OPERAND`,
  )
}

function checkAssigned(operand: Operand, scope: Scope): void {
  const where: Where = { kind: 'UpdateExpression', scope }
  switch (operand.kind) {
    case '+':
    case '-':
      requireKinds(operand.kind, [operand.left, operand.right], ['N'], where)
      return
    case 'list_append':
      requireKinds('list_append', [operand.left, operand.right], ['L'], where)
      return
    case 'path':
    case 'value':
    case 'size':
    case 'if_not_exists':
      return
  }
}
