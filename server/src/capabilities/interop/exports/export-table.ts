import {
  type ExportFormat,
  ExportKind,
  ImportKind,
  type ExportTable as Offered,
} from '@matricula/contract/interop'
import { may, type TermId } from '@matricula/contract/kernel'
import type { Catalogue } from '#capabilities/catalogue/index.ts'
import { type Actor, demand } from '#platform/actor.ts'
import type { FileReply } from '#platform/http/bind.ts'
import { csvOf } from '#platform/sheets/csv.ts'
import type { Table } from '#platform/sheets/table.ts'
import { xlsxOf } from '#platform/sheets/xlsx.ts'
import { type ZipEntry, zipOf } from '#platform/sheets/zip.ts'

interface Needs {
  readonly catalogue: Pick<Catalogue, 'term'>
  /** Of every capability; asked for late, since some are made after this one. */
  readonly tables: () => readonly Table[]
}

interface Asked {
  readonly termId?: TermId | undefined
  readonly format?: ExportFormat | undefined
}
type Export = FileReply & { readonly content: AsyncIterable<string | Uint8Array> }
export interface Exports {
  /** Those that the actor may have. */
  offered(actor: Actor): { items: Offered[] }
  table(actor: Actor, kind: ExportKind, asked: Asked): Promise<Export>
  /** Every table that the actor may have, in one file. */
  everything(actor: Actor, asked: Asked): Promise<Export>
}

const formats = {
  csv: { of: csvOf, type: 'text/csv; charset=utf-8' },
  xlsx: { of: xlsxOf, type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
} as const

/** Tables as files, made while they are sent: a slow reader slows the reading, and nothing piles up. */
export function createExports({ catalogue, tables }: Needs): Exports {
  const tableOf = (kind: ExportKind): Table => {
    const found = tables().find(({ name }) => name === kind)
    if (!found) throw new RangeError(`No capability offers the table ${kind}`)
    return found
  }
  const fileName = (kind: string, termId: TermId | undefined): string =>
    [kind, ...(termId ? [termId] : [])].join('-')
  const mayHave = (actor: Actor): Table[] =>
    ExportKind.options.map(tableOf).filter(({ action }) => may(actor, action, {}))

  return {
    offered(actor) {
      demand(actor, 'export.run')
      return { items: mayHave(actor).map(offerOf) }
    },
    async table(actor, kind, { termId, format = 'csv' }) {
      const { action, columns, ofTerm, rows } = tableOf(kind)
      demand(actor, action)
      if (termId) await catalogue.term(termId)
      const term = ofTerm ? termId : undefined
      const { of, type } = formats[format]
      return { content: of(columns, rows(term)), type, name: `${fileName(kind, term)}.${format}` }
    },
    async everything(actor, { termId, format = 'csv' }) {
      demand(actor, 'export.run')
      if (termId) await catalogue.term(termId)
      const { of } = formats[format]
      async function* entries(): AsyncGenerator<ZipEntry> {
        for (const { name, columns, ofTerm, rows } of mayHave(actor)) {
          const term = ofTerm ? termId : undefined
          yield await Promise.resolve({
            name: `${fileName(name, term)}.${format}`,
            content: of(columns, rows(term)),
          })
        }
      }
      return {
        content: zipOf(entries()),
        type: 'application/zip',
        name: `${fileName('everything', termId)}.zip`,
      }
    },
  }
}

const offerOf = ({ name, ofTerm, columns }: Table): Offered => ({
  kind: ExportKind.parse(name),
  ofTerm,
  importable: ImportKind.safeParse(name).success,
  columns: columns.map(({ label, example }) => ({ label, example })),
})
