import type { ImportKind } from '@matricula/contract/interop'
import type { z } from 'zod'
import type { Capability } from '#platform/capability.ts'
import type { Table } from '#platform/sheets/table.ts'
import { interopAudience } from './audience.ts'
import { createExports, type Exports } from './exports/export-table.ts'
import { interopTables } from './exports/own-tables.ts'
import { faultsItem, jobItem, stepItem, textItem } from './items.ts'
import { createKeepers, type KeeperNeeds } from './keepers/keepers.ts'
import type { JobNeeds } from './needs.ts'
import { followProgress } from './progress.ts'
import { createReadImports, type ReadImports } from './read-imports.ts'
import { decode } from './readers/decode.ts'
import { kindOf } from './readers/readers.ts'
import { sheetOf } from './readers/sheet.ts'
import { createJobRepository } from './repository.ts'
import { interopRoutes } from './routes.ts'
import { createStartImport, type StartImport } from './start-import.ts'
import { createSteerImport, type SteerImport } from './steer-import.ts'
import { createWorkers } from './workers.ts'

/** What the command line and the start of the server use of imports and exports. */
export interface Interop extends Capability, SteerImport, Omit<ReadImports, 'list'> {
  readonly start: StartImport
  readonly exports: Exports
  /** Until no import runs any more in this process. */
  settled(): Promise<void>
}

interface Needs extends KeeperNeeds {
  /** What of every capability can be exported. */
  readonly tables: () => readonly Table[]
}

/** The outside's tables turned into our records, and back. */
export function createInterop({ tables, ...needs }: Needs): Interop {
  const { store, clock, ids } = needs
  const jobs = createJobRepository(store, clock)
  const workers = createWorkers({ store, clock, jobs })
  const parts: JobNeeds = {
    store,
    clock,
    ids,
    jobs,
    workers,
    keepers: () => createKeepers(needs),
    follow: (by, job) => followProgress({ store, clock, jobs }, by, job),
  }
  const start = createStartImport(parts)
  const steer = createSteerImport(parts)
  const read = createReadImports(jobs)
  const exports = createExports({ catalogue: needs.catalogue, tables })
  return {
    routes: interopRoutes({ start, steer, read, exports }),
    audience: interopAudience,
    listeners: [],
    kinds: [jobItem, textItem, faultsItem, stepItem],
    tables: interopTables(needs),
    ...steer,
    fields: read.fields,
    job: read.job,
    faults: read.faults,
    start,
    exports,
    settled: () => workers.settled(),
  }
}

/** The text of a file and what it is by its headings. Throws `import.unreadable` in words. */
export async function readTable(
  bytes: Uint8Array,
): Promise<{ text: string; columns: readonly string[]; kind: z.infer<typeof ImportKind> | undefined }> {
  const { text } = decode(bytes)
  const { columns } = await sheetOf(text)
  return { text, columns, kind: kindOf(columns) }
}

/** The rows of a table by its headings, for whoever needs no more than that. */
export async function cellsOfTable(text: string): Promise<Record<string, string | undefined>[]> {
  const sheet = await sheetOf(text)
  const rows: Record<string, string | undefined>[] = []
  for await (const { cells } of sheet.rows()) {
    rows.push(Object.fromEntries(sheet.columns.map((column, place) => [column, cells[place]])))
  }
  return rows
}
