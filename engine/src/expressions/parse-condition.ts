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
  while (reader.skip('OR')) left = { kind: 'or', left, right: parseAnd(reader) }
  return left
}

function parseAnd(reader: TokenReader): Condition {
  let left = parseNot(reader)
  while (reader.skip('AND')) left = { kind: 'and', left, right: parseNot(reader) }
  return left
}

function parseNot(reader: TokenReader): Condition {
  return reader.skip('NOT') ? { kind: 'not', of: parseNot(reader) } : parseTest(reader)
}

function parseTest(reader: TokenReader): Condition {
  if (reader.at('(')) return parseParentheses(reader)
  if (atCall(reader) && reader.peek() !== 'size') return parseFunction(reader)
  return parseComparison(reader)
}

function parseParentheses(reader: TokenReader): Condition {
  reader.expect('(')
  const doubled = reader.at('(')
  const condition = parseCondition(reader)
  const closedTwice = reader.peek(-1) === ')'
  reader.expect(')')
  if (doubled && closedTwice && isWhole(condition))
    throw reader.fail('The expression has redundant parentheses;')
  return condition
}

/** Only a single test can have stood alone between its own parentheses. */
function isWhole(condition: Condition): boolean {
  return condition.kind !== 'and' && condition.kind !== 'or'
}

function parseFunction(reader: TokenReader): Condition {
  const call = parseCall(reader)
  const { name } = call
  refuseUnknown(reader, name)
  if (!isConditionFunction(name)) throw misplaced(reader, name)
  const [left, right] = takeOperands(reader, call)
  switch (name) {
    case 'attribute_exists':
    case 'attribute_not_exists':
      return { kind: name, path: pathOf(reader, name, left) }
    case 'attribute_type':
    case 'begins_with':
    case 'contains':
      refuseSameOperands(reader, name, [left, right])
      return { kind: name, left, right }
    default:
      throw misplaced(reader, name)
  }
}

function parseComparison(reader: TokenReader): Condition {
  const left = parseOperand(reader)
  if (reader.skip('BETWEEN')) return parseBetween(reader, left)
  if (reader.at('IN') && reader.peek(1) === '(') return parseIn(reader, left)
  const operator = comparators.find((sign) => sign === reader.peek())
  if (!isComparator(operator)) throw reader.syntaxError()
  reader.take()
  const right = parseOperand(reader)
  refuseSameOperands(reader, operator, [left, right])
  return { kind: 'compare', operator, left, right }
}

function isComparator(sign: string | undefined): sign is Comparator {
  return sign !== undefined && comparators.includes(sign)
}

function parseBetween(reader: TokenReader, of: Operand): Condition {
  const low = parseOperand(reader)
  reader.expect('AND')
  return { kind: 'between', of, low, high: parseOperand(reader) }
}

function parseIn(reader: TokenReader, of: Operand): Condition {
  reader.take()
  const list = parseList(reader)
  if (list.length <= mostOperands) return { kind: 'in', of, list }
  throw reader.fail(
    `Invalid number of operands for operator or function; operator or function: IN, number of operands: ${list.length + 1}`,
  )
}

function refuseSameOperands(reader: TokenReader, operator: string, [left, right]: [Operand, Operand]): void {
  if (left.kind !== 'path' || right.kind !== 'path') return
  if (left.path.join('.') !== right.path.join('.')) return
  throw reader.fail(
    'The first operand must be distinct from the remaining operands for this operator or function; ' +
      `operator: ${operator}, first operand: [${left.path.join(', ')}]`,
  )
}
