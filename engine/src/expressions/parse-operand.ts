import type { Operand, Path } from './syntax.ts'
import type { TokenReader } from './tokens.ts'

const nameStart = /^(#.|[A-Za-z])/
const wholeNumber = /^\d+$/

/** Reads a document path: `a.b[0].#c`. */
export function parsePath(reader: TokenReader): Path {
  const path: (string | number)[] = [parseName(reader)]
  for (;;) {
    if (reader.skip('.')) path.push(parseName(reader))
    else if (reader.skip('[')) path.push(parsePosition(reader))
    else return path
  }
}

function parseName(reader: TokenReader): string {
  const name = reader.peek()
  if (name === undefined || !nameStart.test(name)) throw reader.syntaxError()
  reader.take()
  if (name.startsWith('#')) reader.names.add(name)
  else reader.words.push(name)
  return name
}

function parsePosition(reader: TokenReader): number {
  const digits = reader.peek()
  if (digits === undefined || !wholeNumber.test(digits)) throw reader.syntaxError()
  reader.take()
  reader.expect(']')
  return Number(digits)
}

/** Does a function call come next? */
export function atCall(reader: TokenReader): boolean {
  return /^[A-Za-z]/.test(reader.peek() ?? '') && reader.peek(1) === '('
}

/** A function call as written, before its name and operands are judged. */
export interface Call {
  readonly name: string
  readonly operands: readonly Operand[]
}

export function parseCall(reader: TokenReader): Call {
  const name = reader.take()
  reader.countOperator()
  return { name, operands: parseList(reader) }
}

/** Reads operands between parentheses, with commas. */
export function parseList(reader: TokenReader): readonly Operand[] {
  reader.expect('(')
  const operands = [parseOperand(reader)]
  while (reader.skip(',')) operands.push(parseOperand(reader))
  reader.expect(')')
  return operands
}

/** Reads a value, a path, or a function that yields a value. */
export function parseOperand(reader: TokenReader): Operand {
  const next = reader.peek()
  if (next?.startsWith(':')) {
    reader.values.add(reader.take())
    return { kind: 'value', name: next }
  }
  if (atCall(reader)) return operandOf(reader, parseCall(reader))
  if (!reader.skip('(')) return { kind: 'path', path: parsePath(reader) }
  const operand = reader.kind === 'UpdateExpression' ? parseSum(reader) : parseOperand(reader)
  reader.expect(')')
  return operand
}

/** Reads what an update assigns: an operand, or the sum or difference of two. */
export function parseSum(reader: TokenReader): Operand {
  const left = parseOperand(reader)
  const sign = reader.peek()
  if (sign !== '+' && sign !== '-') return left
  reader.take()
  reader.countOperator()
  return { kind: sign, left, right: parseOperand(reader) }
}

function operandOf(reader: TokenReader, { name, operands }: Call): Operand {
  refuseUnknown(reader, name)
  const inUpdate = reader.kind === 'UpdateExpression'
  if ((name === 'size') === inUpdate || conditionFunctions.has(name)) throw misplaced(reader, name)
  const [left, right] = takeOperands(reader, { name, operands })
  if (name === 'size') return { kind: 'size', of: left }
  if (name === 'list_append') return { kind: 'list_append', left, right }
  return { kind: 'if_not_exists', path: pathOf(reader, name, left), otherwise: right }
}

const conditionFunctions = new Set([
  'attribute_exists',
  'attribute_not_exists',
  'attribute_type',
  'begins_with',
  'contains',
])
const arity: Readonly<Record<string, number>> = {
  attribute_exists: 1,
  attribute_not_exists: 1,
  attribute_type: 2,
  begins_with: 2,
  contains: 2,
  size: 1,
  if_not_exists: 2,
  list_append: 2,
}

export function refuseUnknown(reader: TokenReader, name: string): void {
  if (!Object.hasOwn(arity, name)) throw reader.fail(`Invalid function name; function: ${name}`)
}

export function isConditionFunction(name: string): boolean {
  return conditionFunctions.has(name)
}

export function misplaced(reader: TokenReader, name: string): Error {
  return reader.fail(`The function is not allowed ${placeOf(reader, name)}; function: ${name}`)
}

function placeOf(reader: TokenReader, name: string): string {
  if (reader.kind === 'UpdateExpression') return 'in an update expression'
  const forUpdates = name === 'if_not_exists' || name === 'list_append'
  return forUpdates ? 'in a condition expression' : 'to be used this way in an expression'
}

/** The two first operands of a call (the second repeats the first where there is one); refuses another number. */
export function takeOperands(reader: TokenReader, { name, operands }: Call): [Operand, Operand] {
  const [left, right = left] = operands
  if (operands.length !== arity[name] || !left || !right) {
    const count = `number of operands: ${operands.length}`
    throw reader.fail(
      `Incorrect number of operands for operator or function; operator or function: ${name}, ${count}`,
    )
  }
  return [left, right]
}

/** The path an operand is; functions such as attribute_exists take nothing else. */
export function pathOf(reader: TokenReader, name: string, operand: Operand): Path {
  if (operand.kind === 'path') return operand.path
  throw reader.fail(`Operator or function requires a document path; operator or function: ${name}`)
}
