import { describe, expect, test } from 'vitest'
import { conditionFrom, updateFrom } from './parse.ts'
import type { Condition, Operand } from './syntax.ts'

describe('expressions are read as they are meant', () => {
  test.each([
    ['a = b OR c = d AND NOT e = f', '(a = b or (c = d and not e = f))'],
    ['(a = b OR c = d) AND e = f', '((a = b or c = d) and e = f)'],
    ['a BETWEEN b AND c AND d = e', '(a between b and c and d = e)'],
    ['a IN (b, c) or size(d) >= e', '(a in [b, c] or size(d) >= e)'],
    ['(a) = :b', 'a = :b'],
    ['a.b[2].#c <> :d', 'a.b.2.#c <> :d'],
  ])('%s is %s', (text, meaning) => {
    expect(shown(conditionFrom('ConditionExpression', text).tree)).toBe(meaning)
  })

  test('the same text is read once', () => {
    const text = 'attribute_exists(a)'
    expect(conditionFrom('ConditionExpression', text)).toBe(conditionFrom('ConditionExpression', text))
  })

  test('thousands of other texts make a text be forgotten, so that the memory of them has an end', () => {
    const read = (): unknown => conditionFrom('ConditionExpression', 'attribute_exists(kept)')
    const first = read()
    for (let at = 0; at < 5000; at++) conditionFrom('ConditionExpression', `attribute_exists(a${at})`)
    expect(read()).not.toBe(first)
    expect(read()).toEqual(first)
  })

  test('the placeholders of an update are known, each once', () => {
    const { names, values } = updateFrom('UpdateExpression', 'SET #a = :v, #b.#a = :v REMOVE #c')
    expect([...names]).toEqual(['#a', '#b', '#c'])
    expect([...values]).toEqual([':v'])
  })
})

function shown(condition: Condition): string {
  if (condition.kind === 'not') return `not ${shown(condition.of)}`
  if (condition.kind !== 'and' && condition.kind !== 'or') return shownTest(condition)
  return `(${shown(condition.left)} ${condition.kind} ${shown(condition.right)})`
}

function shownTest(condition: Exclude<Condition, { kind: 'and' | 'or' | 'not' }>): string {
  switch (condition.kind) {
    case 'compare':
      return `${operand(condition.left)} ${condition.operator} ${operand(condition.right)}`
    case 'between':
      return `${operand(condition.of)} between ${operand(condition.low)} and ${operand(condition.high)}`
    case 'in':
      return `${operand(condition.of)} in [${condition.list.map(operand).join(', ')}]`
    case 'attribute_exists':
    case 'attribute_not_exists':
    case 'attribute_type':
    case 'begins_with':
    case 'contains':
      return condition.kind
  }
}

function operand(value: Operand): string {
  if (value.kind === 'path') return value.path.join('.')
  if (value.kind === 'value') return value.name
  return value.kind === 'size' ? `size(${operand(value.of)})` : value.kind
}
