import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { ExportKind } from '@matricula/contract/interop'
import { systemActor } from '#platform/actor.ts'
import type { OpenApplication } from '#server/open-application.ts'
import { knownTerm } from './known-term.ts'
import { exit, wrongArguments } from './outcome.ts'
import type { Terminal } from './terminal.ts'

export interface ExportOptions {
  readonly term?: string
  readonly out?: string
}

/** Writes a table as CSV to a file, or to standard output. */
export async function exportTables(
  open: OpenApplication,
  terminal: Terminal,
  asked: string,
  { term, out }: ExportOptions,
): Promise<number> {
  const kind = ExportKind.safeParse(asked)
  if (!kind.success)
    throw wrongArguments(`There is no table “${asked}”. Choose one of: ${ExportKind.options.join(', ')}.`)
  const { application } = await open()
  const termId = term === undefined ? undefined : await knownTerm(application.catalogue, term)
  const { content } = await application.interop.exported(systemActor('command-line'), kind.data, termId)
  await pipeline(content, out === undefined ? terminal.out : createWriteStream(out), {
    end: out !== undefined,
  })
  if (out !== undefined) terminal.say(`Wrote ${out}.`)
  return exit.ok
}
