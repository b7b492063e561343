import { parseOperand, parsePath, parseSum } from './parse-operand.ts'
import type { UpdateAction } from './syntax.ts'
import type { TokenReader } from './tokens.ts'

const sections = ['SET', 'REMOVE', 'ADD', 'DELETE'] as const

/** Reads the sections of an update expression, each at most once and in any order. */
export function parseUpdate(reader: TokenReader): readonly UpdateAction[] {
  const actions: UpdateAction[] = []
  const seen = new Set<string>()
  while (reader.peek() !== undefined) {
    const section = sections.find((name) => reader.at(name))
    if (!section) throw reader.syntaxError()
    reader.take()
    if (seen.has(section)) {
      throw reader.fail(`The "${section}" section can only be used once in an update expression;`)
    }
    seen.add(section)
    do actions.push(parseAction(reader, section))
    while (reader.skip(','))
  }
  return actions
}

function parseAction(reader: TokenReader, kind: (typeof sections)[number]): UpdateAction {
  const path = parsePath(reader)
  if (kind === 'REMOVE') return { kind, path }
  if (kind === 'SET') {
    reader.expect('=')
    return { kind, path, value: parseSum(reader) }
  }
  if (!reader.peek()?.startsWith(':')) throw reader.syntaxError()
  const value = parseOperand(reader)
  return { kind, path, value }
}
