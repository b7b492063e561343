import { invalid, invalidParameter } from '#engine/errors.ts'
import { refuseEmptyKey } from '#engine/tables/keys.ts'
import type { KeyAttribute } from '#engine/tables/table.ts'
import { type AttributeValue, kindOf } from '#engine/values/attribute-value.ts'
import { afterPrefix, keyBytes, openKeyBytes } from '#engine/values/key-bytes.ts'
import { expressionProblem, firstName, type Scope, valueNamed } from './scope.ts'
import type { Condition, Operand } from './syntax.ts'

/** The keys a query looks at: the partition, and what of it. Bytes within the space of the table or index. */
export interface QueriedKeys {
  readonly partition: AttributeValue
  readonly from: Uint8Array
  readonly before: Uint8Array
}

interface KeyTest {
  readonly name: string
  readonly operator: '=' | '<' | '<=' | '>' | '>=' | 'BETWEEN' | 'begins_with'
  readonly values: readonly AttributeValue[]
}

/** Turns a key condition into a range of keys; refuses whatever is not one partition and at most one sort test. */
export function queriedKeys(
  condition: Condition,
  scope: Scope,
  [partitionKey, sortKey]: readonly KeyAttribute[],
): QueriedKeys {
  const tests = testsOf(condition).map((test) => keyTest(test, scope))
  refuseRepeats(tests)
  refuseTooMany(tests.length, sortKey ? 2 : 1)
  const partitionTest = tests.find((test) => test.name === partitionKey?.name)
  if (!partitionKey || !partitionTest) throw missing(partitionKey)
  const [partition] = checkedValues(partitionTest, partitionKey)
  if (partitionTest.operator !== '=' || partition === undefined)
    throw invalid('Query key condition not supported')
  const start = keyBytes(partition)
  const sortTest = tests.find((test) => test !== partitionTest)
  if (!sortTest) return { partition, from: start, before: afterPrefix(start) }
  if (sortTest.name !== sortKey?.name) throw missing(sortKey)
  return { partition, ...sortRange(start, sortTest.operator, checkedValues(sortTest, sortKey)) }
}

function missing(key: KeyAttribute | undefined): Error {
  return invalid(
    key ? `Query condition missed key schema element: ${key.name}` : 'Query key condition not supported',
  )
}

function refuseRepeats(tests: readonly KeyTest[]): void {
  if (new Set(tests.map((test) => test.name)).size < tests.length) {
    throw refused('KeyConditionExpressions must only contain one condition per key')
  }
}

const refused = (detail: string): Error => expressionProblem('KeyConditionExpression', detail)

/** One condition too many for a key of one attribute is told by the attribute it misses. */
function refuseTooMany(conditions: number, attributes: 1 | 2): void {
  if (conditions <= 2) return
  throw invalid(
    `The number of query conditions (${conditions}) exceeds the number of key attributes defined in the schema (${attributes})`,
  )
}

type Conjunct = Exclude<Condition, { kind: 'and' }>

function testsOf(condition: Condition): readonly Conjunct[] {
  if (condition.kind !== 'and') return [condition]
  return [...testsOf(condition.left), ...testsOf(condition.right)]
}

function keyTest(test: Conjunct, scope: Scope): KeyTest {
  if (test.kind === 'compare') {
    if (test.operator === '<>') throw wrongOperator('<>')
    return compareTest(test.operator, [test.left, test.right], scope)
  }
  if (test.kind === 'between') {
    const values = [test.low, test.high].map((each) => valueOf(each, scope))
    return { name: nameOf(test.of, scope), operator: 'BETWEEN', values }
  }
  if (test.kind === 'begins_with') {
    return { name: nameOf(test.left, scope), operator: 'begins_with', values: [valueOf(test.right, scope)] }
  }
  const logical = test.kind === 'in' || test.kind === 'or' || test.kind === 'not'
  throw wrongOperator(logical ? test.kind.toUpperCase() : test.kind)
}

const mirrored = { '=': '=', '<': '>', '<=': '>=', '>': '<', '>=': '<=' } as const

function compareTest(
  operator: keyof typeof mirrored,
  [left, right]: readonly [Operand, Operand],
  scope: Scope,
): KeyTest {
  if (left.kind === 'value' && right.kind === 'path')
    return compareTest(mirrored[operator], [right, left], scope)
  return { name: nameOf(left, scope), operator, values: [valueOf(right, scope)] }
}

function wrongOperator(operator: string): Error {
  return invalid(`Invalid operator used in KeyConditionExpression: ${operator}`)
}

function nameOf(operand: Operand, scope: Scope): string {
  if (operand.kind !== 'path') throw invalid('KeyConditionExpressions cannot contain nested operations')
  const name = firstName(operand.path, scope)
  if (operand.path.length === 1) return name
  throw refused('KeyConditionExpressions cannot have conditions on nested attributes')
}

function valueOf(operand: Operand, scope: Scope): AttributeValue {
  if (operand.kind === 'value') return valueNamed(operand.name, scope)
  throw invalid('Invalid condition in KeyConditionExpression: Multiple attribute names used in one condition')
}

function checkedValues({ values }: KeyTest, key: KeyAttribute): readonly AttributeValue[] {
  for (const value of values) {
    if (kindOf(value) !== key.type) {
      throw invalidParameter('Condition parameter type does not match schema type')
    }
    refuseEmptyKey(key.name, value)
  }
  return values
}

type Bounds = Pick<QueriedKeys, 'from' | 'before'>

function sortRange(
  partition: Uint8Array,
  operator: KeyTest['operator'],
  values: readonly AttributeValue[],
): Bounds {
  const [value, high = value] = values
  if (value === undefined || high === undefined) throw invalid('Query key condition not supported')
  const at = Buffer.concat([partition, keyBytes(value)])
  const bounds: Readonly<Record<KeyTest['operator'], () => Bounds>> = {
    '=': () => beginning(at),
    '<': () => ({ from: partition, before: at }),
    '<=': () => ({ from: partition, before: afterPrefix(at) }),
    '>': () => ({ from: afterPrefix(at), before: afterPrefix(partition) }),
    '>=': () => ({ from: at, before: afterPrefix(partition) }),
    BETWEEN: () => ({ from: at, before: afterPrefix(Buffer.concat([partition, keyBytes(high)])) }),
    begins_with: () => beginning(Buffer.concat([partition, openKeyBytes(value)])),
  }
  return bounds[operator]()
}

function beginning(prefix: Uint8Array): Bounds {
  return { from: prefix, before: afterPrefix(prefix) }
}
