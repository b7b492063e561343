import type { Condition, Operand, Path } from './syntax.ts'

/** A test without AND, OR and NOT. */
export type PlainTest = Exclude<Condition, { kind: 'and' | 'or' | 'not' }>

/** A test that compares values, rather than asking whether there is one. */
export type ValueTest = Exclude<PlainTest, { kind: 'attribute_exists' | 'attribute_not_exists' }>

/** Every plain test of a condition, from left to right. */
export function plainTests(condition: Condition): readonly PlainTest[] {
  if (condition.kind === 'and' || condition.kind === 'or') {
    return [...plainTests(condition.left), ...plainTests(condition.right)]
  }
  return condition.kind === 'not' ? plainTests(condition.of) : [condition]
}

export function isValueTest(test: PlainTest): test is ValueTest {
  return test.kind !== 'attribute_exists' && test.kind !== 'attribute_not_exists'
}

/** The operands of a test that compares values. */
export function operandsOf(test: ValueTest): readonly Operand[] {
  if (test.kind === 'between') return [test.of, test.low, test.high]
  return test.kind === 'in' ? [test.of, ...test.list] : [test.left, test.right]
}

/** Every document path a condition looks at. */
export function pathsOf(condition: Condition): readonly Path[] {
  return plainTests(condition).flatMap((test) =>
    isValueTest(test) ? operandsOf(test).flatMap(pathsIn) : [test.path],
  )
}

function pathsIn(operand: Operand): readonly Path[] {
  if (operand.kind === 'path') return [operand.path]
  return operand.kind === 'size' ? pathsIn(operand.of) : []
}
