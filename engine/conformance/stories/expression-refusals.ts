import { beforeAll, describe, expect, test } from 'vitest'
import { openSchool, refusalOf, type School } from '#conformance/school.ts'
import type { Target } from '#conformance/targets.ts'

type Fields = Record<string, unknown>

type Refused = readonly [text: string, values: Fields | undefined, message: string]

const invalid = 'Invalid ConditionExpression: '

/** Conditions that AWS refuses, whatever the item: each with its values and the beginning of AWS's words. */
const conditions: readonly Refused[] = [
  ['', undefined, `${invalid}The expression can not be empty;`],
  ['a =', undefined, `${invalid}Syntax error; token: "<EOF>", near: "="`],
  ['a = = :v', { ':v': 1 }, `${invalid}Syntax error; token: "=", near: "= = :v"`],
  ['a = $b', undefined, `${invalid}Syntax error; token: "$", near: "= $b"`],
  [
    'attribute_not_exists(hold)',
    undefined,
    `${invalid}Attribute name is a reserved keyword; reserved keyword: hold`,
  ],
  ['a.Name = :v', { ':v': 1 }, `${invalid}Attribute name is a reserved keyword; reserved keyword: Name`],
  ['#a = :v', { ':v': 1 }, `${invalid}An expression attribute name used in the document path is not defined`],
  ['a = :v', undefined, `${invalid}An expression attribute value used in expression is not defined`],
  [
    'a = :v',
    { ':v': 1, ':w': 2 },
    'Value provided in ExpressionAttributeValues unused in expressions: keys: {:w}',
  ],
  ['a = :v', { v: 1 }, 'ExpressionAttributeValues contains invalid key: Syntax error; key: "v"'],
  ['a = :v', {}, 'ExpressionAttributeValues must not be empty'],
  ['((a = :v))', { ':v': 1 }, `${invalid}The expression has redundant parentheses;`],
  ['exists(a)', undefined, `${invalid}Invalid function name; function: exists`],
  ['Attribute_exists(a)', undefined, `${invalid}Invalid function name; function: Attribute_exists`],
  [
    'begins_with(a)',
    undefined,
    `${invalid}Incorrect number of operands for operator or function; operator or function: begins_with, number of operands: 1`,
  ],
  [
    'size(a)',
    undefined,
    `${invalid}The function is not allowed to be used this way in an expression; function: size`,
  ],
  ['attribute_exists(a) = :v', { ':v': true }, `${invalid}The function is not allowed to be used this way`],
  [
    'if_not_exists(a, :v) = :v',
    { ':v': 1 },
    `${invalid}The function is not allowed in a condition expression`,
  ],
  ['attribute_exists(:v)', { ':v': 'a' }, `${invalid}Operator or function requires a document path`],
  [
    'begins_with(a, :v)',
    { ':v': 1 },
    `${invalid}Incorrect operand type for operator or function; operator or function: begins_with, operand type: N`,
  ],
  [
    'a < :v',
    { ':v': true },
    `${invalid}Incorrect operand type for operator or function; operator or function: <, operand type: BOOL`,
  ],
  [
    'size(:v) > :v',
    { ':v': 1 },
    `${invalid}Incorrect operand type for operator or function; operator or function: size, operand type: N`,
  ],
  ['attribute_type(a, :v)', { ':v': 'X' }, `${invalid}Invalid attribute type name found; type: X`],
  ['a = a', undefined, `${invalid}The first operand must be distinct from the remaining operands`],
  [
    'a BETWEEN :h AND :l',
    { ':h': 5, ':l': 1 },
    `${invalid}The BETWEEN operator requires upper bound to be greater than or equal to lower bound`,
  ],
  [
    'a BETWEEN :h AND :l',
    { ':h': 5, ':l': 'x' },
    `${invalid}The BETWEEN operator requires same data type for lower and upper bounds`,
  ],
  [
    `a = :v${' OR a = :v'.repeat(150)}`,
    { ':v': 1 },
    `${invalid}The expression contains too many operators; operator count: 301`,
  ],
  [
    `a = :v${' OR a = :v'.repeat(500)}`,
    { ':v': 1 },
    `${invalid}Expression size has exceeded the maximum allowed size`,
  ],
]

const update = 'Invalid UpdateExpression: '

const updates: readonly Refused[] = [
  ['', undefined, `${update}The expression can not be empty;`],
  ['a = :v', { ':v': 1 }, `${update}Syntax error; token: "a", near: "a ="`],
  ['SET a = :v,', { ':v': 1 }, `${update}Syntax error; token: "<EOF>"`],
  [
    'SET a = :v SET b = :v',
    { ':v': 1 },
    `${update}The "SET" section can only be used once in an update expression;`,
  ],
  [
    'SET a = :v, a.b = :v',
    { ':v': 1 },
    `${update}Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [a], path two: [a, b]`,
  ],
  ['SET a.b = :v, a[0] = :v', { ':v': 1 }, `${update}Two document paths conflict with each other`],
  [
    'SET a = size(b)',
    undefined,
    `${update}The function is not allowed in an update expression; function: size`,
  ],
  ['SET a = if_not_exists(:v, :v)', { ':v': 1 }, `${update}Operator or function requires a document path`],
  [
    'SET a = list_append(:v, :w)',
    { ':v': [1], ':w': 1 },
    `${update}Incorrect operand type for operator or function; operator or function: list_append, operand type: N`,
  ],
  [
    'SET a = n + :v',
    { ':v': 'x' },
    `${update}Incorrect operand type for operator or function; operator or function: +, operand type: S`,
  ],
  [
    'ADD a :v',
    { ':v': 'x' },
    `${update}Incorrect operand type for operator or function; operator: ADD, operand type: STRING, typeSet: ALLOWED_FOR_ADD_OPERAND`,
  ],
  [
    'DELETE a :v',
    { ':v': 1 },
    `${update}Incorrect operand type for operator or function; operator: DELETE, operand type: NUMBER, typeSet: ALLOWED_FOR_DELETE_OPERAND`,
  ],
  [
    'SET sk = :v',
    { ':v': 'x' },
    'One or more parameter values were invalid: Cannot update attribute sk. This attribute is part of the key',
  ],
  [
    'SET a = nowhere',
    undefined,
    'The provided expression refers to an attribute that does not exist in the item',
  ],
  [
    'SET nowhere.b = :v',
    { ':v': 1 },
    'The document path provided in the update expression is invalid for update',
  ],
  [
    'REMOVE nowhere.b',
    undefined,
    'The document path provided in the update expression is invalid for update',
  ],
  ['SET a = title + :v', { ':v': 1 }, 'An operand in the update expression has an incorrect data type'],
  ['ADD title :v', { ':v': 1 }, 'An operand in the update expression has an incorrect data type'],
  [
    'SET title = :v',
    { ':v': 'x'.repeat(410_000) },
    'Item size to update has exceeded the maximum allowed size',
  ],
]

export function expressionRefusalStories(target: () => Target): void {
  describe('refused expressions', () => {
    const item = { pk: 'P', sk: 'S', n: 1, title: 'Algebra' }
    let school: School
    beforeAll(async () => {
      school = await openSchool(target())
      await school.put(item)
    })

    test.each(titled(conditions))('the condition «%s»', async (_title, condition, values, message) => {
      const refusal = await refusalOf(
        school.put(item, { ConditionExpression: condition, ...valuesOf(values) }),
      )
      expect(refusal.name).toBe('ValidationException')
      expect(refusal.message.slice(0, message.length)).toBe(message)
    })

    test.each(titled(updates))('the update «%s»', async (_title, expression, values, message) => {
      const refusal = await refusalOf(
        school.update({ pk: 'P', sk: 'S' }, { UpdateExpression: expression, ...valuesOf(values) }),
      )
      expect(refusal.name).toBe('ValidationException')
      expect(refusal.message.slice(0, message.length)).toBe(message)
    })
  })
}

function valuesOf(values: Fields | undefined): { ExpressionAttributeValues?: Fields } {
  return values ? { ExpressionAttributeValues: values } : {}
}

/** A title that fits on a line, before each case. */
function titled(cases: readonly Refused[]): [string, ...Refused][] {
  return cases.map((each) => [each[0].slice(0, 60), ...each])
}
