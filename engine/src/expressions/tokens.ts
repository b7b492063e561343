import { invalid } from '#engine/errors.ts'
import type { ExpressionKind } from './syntax.ts'

const token = /\s*(#[A-Za-z0-9_]+|:[A-Za-z0-9_]+|[A-Za-z][A-Za-z0-9_]*|\d+|<>|<=|>=|[=<>()[\],.+-])/y
const longest = 4096
const mostOperators = 300

/** The tokens of an expression, and what reading them has used so far. */
export interface TokenReader {
  readonly kind: ExpressionKind
  readonly names: Set<string>
  readonly values: Set<string>
  readonly words: string[]
  peek(ahead?: number): string | undefined
  /** Is this word (whatever its case) or sign the next token? */
  at(text: string): boolean
  take(): string
  /** Takes the token if it is next, and says whether it was. */
  skip(text: string): boolean
  expect(text: string): void
  /** Counts an operator or function; DynamoDB takes 300 in one expression. */
  countOperator(): void
  fail(detail: string): Error
  syntaxError(): Error
}

interface Token {
  readonly text: string
  readonly start: number
  readonly end: number
}

export function readTokens(kind: ExpressionKind, text: string): TokenReader {
  const fail = (detail: string): Error => invalid(`Invalid ${kind}: ${detail}`)
  const size = Buffer.byteLength(text)
  if (size > longest) {
    throw fail(`Expression size has exceeded the maximum allowed size; expression size: ${size}`)
  }
  if (text === '') throw fail('The expression can not be empty;')
  return createReader(kind, text, fail)
}

/** Splits the text; what is no token becomes one of its own, to be named by the syntax error it causes. */
function split(text: string): readonly Token[] {
  const tokens: Token[] = []
  const end = text.trimEnd().length
  let position = 0
  while (position < end) {
    token.lastIndex = position
    const [, found] = token.exec(text) ?? []
    const next = found ?? strayAt(text, position)
    const start = text.indexOf(next, position)
    position = start + next.length
    tokens.push({ text: next, start, end: position })
  }
  return tokens
}

function strayAt(text: string, position: number): string {
  return text.slice(position).trimStart().slice(0, 1)
}

function createReader(kind: ExpressionKind, text: string, fail: (detail: string) => Error): TokenReader {
  const tokens = split(text)
  let position = 0
  let operators = 0
  const peek = (ahead = 0): string | undefined => tokens[position + ahead]?.text
  const at = (word: string): boolean => peek()?.toUpperCase() === word

  function syntaxError(): Error {
    const start = (tokens[position - 1] ?? tokens[position])?.start ?? 0
    const end = (tokens[position + 1] ?? tokens[position])?.end ?? text.length
    return fail(`Syntax error; token: "${peek() ?? '<EOF>'}", near: "${text.slice(start, end)}"`)
  }

  function take(): string {
    const next = peek()
    if (next === undefined) throw syntaxError()
    position++
    return next
  }

  function skip(word: string): boolean {
    const found = at(word)
    if (found) position++
    return found
  }

  function expect(word: string): void {
    if (!skip(word)) throw syntaxError()
  }

  function countOperator(): void {
    operators++
    if (operators <= mostOperators) return
    throw fail(`The expression contains too many operators; operator count: ${operators}`)
  }

  const used = { names: new Set<string>(), values: new Set<string>(), words: [] }
  return { kind, ...used, peek, at, take, skip, expect, countOperator, fail, syntaxError }
}
