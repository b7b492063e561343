import { spacedCode } from '@matricula/contract/documents'
import { type JobId, Problem } from '@matricula/contract/kernel'
import type { BatchRow } from '#capabilities/documents/items.ts'
import { fileName } from '#capabilities/documents/print.ts'
import { type Actor, demand } from '#platform/actor.ts'
import type { FileReply } from '#platform/http/bind.ts'
import { type Cells, column } from '#platform/sheets/columns.ts'
import { csvOf } from '#platform/sheets/csv.ts'
import { type ZipEntry, zipOf } from '#platform/sheets/zip.ts'
import type { BatchNeeds } from './batch-needs.ts'

export type BatchZip = (actor: Actor, jobId: JobId) => Promise<FileReply>

/** How many are printed ahead of the one that is sent: as many as the press has workers, twice. */
const ahead = 4

/**
 * Everything that a batch has issued so far. PDFs are printed again from what is stored, to the byte, while the file is
 * sent; nothing waits on a disk, and both stores serve it alike.
 */
export function createBatchZip(needs: BatchNeeds): BatchZip {
  return async (actor, jobId) => {
    demand(actor, 'document.watch')
    await needs.batches.batch(jobId)
    const rows = (await needs.batches.stepsOf(jobId)).flatMap((step) => step.rows)
    const issued = rows.filter(({ code }) => code !== undefined)
    const first = await printedRow(needs, issued[0])
    const content = zipOf(entriesOf(needs, rows, issued, first))
    return { content, type: 'application/zip', name: `documents-${jobId}.zip` }
  }
}

async function* entriesOf(
  needs: BatchNeeds,
  rows: readonly BatchRow[],
  issued: readonly BatchRow[],
  first: ZipEntry | undefined,
): AsyncGenerator<ZipEntry> {
  yield { name: 'index.csv', content: csvOf(columns, indexOf(rows)) }
  if (first) yield first
  const coming: Promise<ZipEntry | undefined>[] = []
  for (const row of issued.slice(1)) {
    const next = printedRow(needs, row)
    next.catch(() => undefined)
    coming.push(next)
    if (coming.length < ahead) continue
    const done = await coming.shift()
    if (done) yield done
  }
  for (const next of coming) {
    const done = await next
    if (done) yield done
  }
}

/** A document that cannot be printed is left out; the index says that it was issued. */
async function printedRow(
  { documents, print }: BatchNeeds,
  row: BatchRow | undefined,
): Promise<ZipEntry | undefined> {
  const document = row?.code && (await documents.find(row.code))
  if (!document) return undefined
  try {
    const content = [await print(document, 'later')]
    return { name: fileName(document.issued.number, 'pdf'), content, compressed: true }
  } catch (error) {
    if (error instanceof Problem && error.code === 'document.unprintable') return undefined
    throw error
  }
}

const columns = [
  column('number', 'Number', 'TR-2026-000001'),
  column('code', 'Code', 'ABCD-EFGH-JKLM'),
  column('rollNumber', 'Roll number', 'CS26-001'),
  column('name', 'Name', 'Ada Lovelace'),
  column('file', 'File', 'TR-2026-000001.pdf'),
  column('reason', 'Not issued because', ''),
]

async function* indexOf(rows: readonly BatchRow[]): AsyncGenerator<Cells> {
  for (const { number, code, rollNumber, name, reason } of rows)
    yield await Promise.resolve({
      number,
      code: code && spacedCode(code),
      rollNumber,
      name,
      file: number && fileName(number, 'pdf'),
      reason,
    })
}
