import {
  atCall,
  isConditionFunction,
  misplaced,
  parseCall,
  parseList,
  parseOperand,
  pathOf,
  refuseUnknown,
  takeOperands,
} from './parse-operand.ts'
import type { Comparator, Condition, Operand } from './syntax.ts'
import type { TokenReader } from './tokens.ts'

const comparators: readonly string[] = ['=', '<>', '<', '<=', '>', '>=']
const mostOperands = 100

/** Reads a condition: OR binds loosest, then AND, then NOT. */
export function parseCondition(reader: TokenReader): Condition {
  let left = parseAnd(reader)
  while (skipOperator(reader, 'OR')) left = { kind: 'or', left, right: parseAnd(reader) }
  return left
}

function parseAnd(reader: TokenReader): Condition {
  let left = parseNot(reader)
  while (skipOperator(reader, 'AND')) left = { kind: 'and', left, right: parseNot(reader) }
  return left
}

function parseNot(reader: TokenReader): Condition {
  return skipOperator(reader, 'NOT') ? { kind: 'not', of: parseNot(reader) } : parseTest(reader)
}

function skipOperator(reader: TokenReader, word: string): boolean {
  const found = reader.skip(word)
  if (found) reader.countOperator()
  return found
}

function parseTest(reader: TokenReader): Condition {
  if (reader.at('(') && !comparesParentheses(reader)) return parseParentheses(reader)
  if (atCall(reader) && reader.peek() !== 'size') return parseFunction(reader)
  return parseComparison(reader)
}

/** `(total) > :n` begins like a condition in parentheses, but is an operand in them. */
function comparesParentheses(reader: TokenReader): boolean {
  let depth = 0
  for (let ahead = 0; ; ahead++) {
    const token = reader.peek(ahead)
    if (token === undefined) return false
    if (token === '(') depth++
    if (token === ')') depth--
    if (depth === 0) return beginsComparison(reader.peek(ahead + 1))
  }
}

function beginsComparison(token = ''): boolean {
  return comparators.includes(token) || ['BETWEEN', 'IN'].includes(token.toUpperCase())
}

/** Conditions that have stood in parentheses of their own; a second pair around one is refused. */
const enclosed = new WeakSet<Condition>()

function parseParentheses(reader: TokenReader): Condition {
  reader.expect('(')
  const condition = parseCondition(reader)
  reader.expect(')')
  if (enclosed.has(condition)) throw reader.fail('The expression has redundant parentheses;')
  enclosed.add(condition)
  return condition
}

function parseFunction(reader: TokenReader): Condition {
  const call = parseCall(reader)
  const { name } = call
  refuseUnknown(reader, name)
  if (!isConditionFunction(name) || beginsComparison(reader.peek())) throw misplaced(reader, name)
  const [left, right] = takeOperands(reader, call)
  switch (name) {
    case 'attribute_exists':
    case 'attribute_not_exists':
      return { kind: name, path: pathOf(reader, name, left) }
    case 'attribute_type':
    case 'begins_with':
    case 'contains':
      return { kind: name, left, right }
    default:
      throw misplaced(reader, name)
  }
}

function parseComparison(reader: TokenReader): Condition {
  const left = parseOperand(reader)
  if (left.kind === 'size' && !beginsComparison(reader.peek())) throw misplaced(reader, 'size')
  reader.countOperator()
  if (reader.skip('BETWEEN')) return parseBetween(reader, left)
  if (reader.at('IN') && reader.peek(1) === '(') return parseIn(reader, left)
  const operator = reader.peek()
  if (!isComparator(operator)) throw reader.syntaxError()
  reader.take()
  const right = parseOperand(reader)
  return { kind: 'compare', operator, left, right }
}

function isComparator(sign: string | undefined): sign is Comparator {
  return sign !== undefined && comparators.includes(sign)
}

function parseBetween(reader: TokenReader, of: Operand): Condition {
  const low = parseOperand(reader)
  reader.expect('AND')
  const high = parseOperand(reader)
  return { kind: 'between', of, low, high }
}

function parseIn(reader: TokenReader, of: Operand): Condition {
  reader.take()
  const list = parseList(reader)
  if (list.length <= mostOperands) return { kind: 'in', of, list }
  throw reader.fail(
    `Invalid number of operands for operator or function; operator or function: IN, number of operands: ${list.length + 1}`,
  )
}
