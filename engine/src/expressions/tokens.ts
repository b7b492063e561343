import { invalid } from '../errors.ts'
import type { ExpressionKind } from './syntax.ts'

const token = /\s*(#[A-Za-z0-9_]+|:[A-Za-z0-9_]+|[A-Za-z_][A-Za-z0-9_]*|\d+|<>|<=|>=|[=<>()[\],.+-])/y
const longest = 4096

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
  fail(detail: string): Error
  syntaxError(): Error
}

export function readTokens(kind: ExpressionKind, text: string): TokenReader {
  const fail = (detail: string): Error => invalid(`Invalid ${kind}: ${detail}`)
  if (Buffer.byteLength(text) > longest) {
    const size = `expression size: ${Buffer.byteLength(text)}`
    throw fail(`Expression size has exceeded the maximum allowed size; ${size}`)
  }
  const tokens = split(text, fail)
  if (tokens.length === 0) throw fail('The expression can not be empty;')
  return createReader(kind, tokens, fail)
}

function split(text: string, fail: (detail: string) => Error): readonly string[] {
  const tokens: string[] = []
  const end = text.trimEnd().length
  let position = 0
  while (position < end) {
    token.lastIndex = position
    const [, found] = token.exec(text) ?? []
    if (found === undefined) throw strayCharacter(text, position, fail)
    tokens.push(found)
    position = token.lastIndex
  }
  return tokens
}

function strayCharacter(text: string, position: number, fail: (detail: string) => Error): Error {
  const rest = text.slice(position).trimStart()
  const stray = rest.slice(0, 1)
  return fail(
    `Syntax error; token: "${stray}", near: "${text.slice(Math.max(0, position - 10), position).trim()}${rest.slice(0, 10)}"`,
  )
}

function createReader(
  kind: ExpressionKind,
  tokens: readonly string[],
  fail: (detail: string) => Error,
): TokenReader {
  let position = 0
  const peek = (ahead = 0): string | undefined => tokens[position + ahead]
  const at = (text: string): boolean => peek()?.toUpperCase() === text

  function syntaxError(): Error {
    const near = [peek(-1), peek(), peek(1)].filter((word) => word !== undefined).join(' ')
    return fail(`Syntax error; token: "${peek() ?? '<EOF>'}", near: "${near}"`)
  }

  function take(): string {
    const next = peek()
    if (next === undefined) throw syntaxError()
    position++
    return next
  }

  function skip(text: string): boolean {
    const found = at(text)
    if (found) position++
    return found
  }

  function expect(text: string): void {
    if (!skip(text)) throw syntaxError()
  }

  return {
    kind,
    names: new Set(),
    values: new Set(),
    words: [],
    peek,
    at,
    take,
    skip,
    expect,
    fail,
    syntaxError,
  }
}
