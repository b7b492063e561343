import { parseCondition } from './parse-condition.ts'
import { parsePath } from './parse-operand.ts'
import { parseUpdate } from './parse-update.ts'
import { reservedWords } from './reserved-words.ts'
import type { Condition, ExpressionKind, Parsed, Path, UpdateAction } from './syntax.ts'
import { readTokens, type TokenReader } from './tokens.ts'

const mostRemembered = 2000

/** Reads a condition, filter or key condition; the same text is read once. */
export const conditionFrom = remembering<Condition>(parseCondition)

/** Reads an update expression; the same text is read once. */
export const updateFrom = remembering<readonly UpdateAction[]>(parseUpdate)

/** Reads a projection; the same text is read once. */
export const projectionFrom = remembering<readonly Path[]>(parsePaths)

function parsePaths(reader: TokenReader): readonly Path[] {
  const paths = [parsePath(reader)]
  while (reader.skip(',')) paths.push(parsePath(reader))
  return paths
}

function remembering<Tree>(
  parse: (reader: TokenReader) => Tree,
): (kind: ExpressionKind, text: string) => Parsed<Tree> {
  const remembered = new Map<string, Parsed<Tree>>()
  return (kind, text) => {
    const known = remembered.get(kind + text)
    if (known) return known
    const parsed = parseWhole(kind, text, parse)
    if (remembered.size >= mostRemembered) remembered.clear()
    remembered.set(kind + text, parsed)
    return parsed
  }
}

function parseWhole<Tree>(
  kind: ExpressionKind,
  text: string,
  parse: (reader: TokenReader) => Tree,
): Parsed<Tree> {
  const reader = readTokens(kind, text)
  const tree = parse(reader)
  if (reader.peek() !== undefined) throw reader.syntaxError()
  const reserved = reader.words.find((word) => reservedWords.has(word.toUpperCase()))
  if (reserved !== undefined) {
    throw reader.fail(`Attribute name is a reserved keyword; reserved keyword: ${reserved}`)
  }
  return { kind, tree, names: reader.names, values: reader.values }
}
