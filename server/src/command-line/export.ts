import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { ExportFormat, ExportKind } from '@matricula/contract/interop'
import { z } from 'zod'
import { systemActor } from '#platform/actor.ts'
import type { OpenApplication } from '#server/open-application.ts'
import { knownTerm } from './known-term.ts'
import { exit, wrongArguments } from './outcome.ts'
import type { Terminal } from './terminal.ts'

export interface ExportOptions {
  readonly term?: string
  readonly out?: string
  readonly format?: string
}

/** A table, or all of them in one ZIP file. */
const Asked = z.enum([...ExportKind.options, 'everything'])

/** A workbook where the file is called so. */
const formatOf = (out: string | undefined): string => (out?.endsWith('.xlsx') ? 'xlsx' : 'csv')

/** Writes a table to a file, or to standard output. */
export async function exportTables(
  open: OpenApplication,
  terminal: Terminal,
  asked: string,
  { term, out, format = formatOf(out) }: ExportOptions,
): Promise<number> {
  const kind = Asked.safeParse(asked)
  if (!kind.success)
    throw wrongArguments(`There is no table “${asked}”. Choose one of: ${Asked.options.join(', ')}.`)
  const chosen = ExportFormat.safeParse(format)
  if (!chosen.success)
    throw wrongArguments(`There is no format “${format}”. Choose one of: ${ExportFormat.options.join(', ')}.`)
  const { application } = await open()
  const termId = term === undefined ? undefined : await knownTerm(application.catalogue, term)
  const by = systemActor('command-line')
  const given = { termId, format: chosen.data }
  const { exports } = application.interop
  const { content } =
    kind.data === 'everything'
      ? await exports.everything(by, given)
      : await exports.table(by, kind.data, given)
  await pipeline(content, out === undefined ? terminal.out : createWriteStream(out), {
    end: out !== undefined,
  })
  if (out !== undefined) terminal.say(`Wrote ${out}.`)
  return exit.ok
}
