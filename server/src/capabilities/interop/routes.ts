import {
  cancelImport,
  commitImport,
  exportEverything,
  exportTable,
  listExportTables,
  listImportFaults,
  listImportFields,
  listImports,
  mapImport,
  readImport,
  startImport,
  undoImport,
} from '@matricula/contract/interop'
import { bind, bindFile, type Endpoint } from '#platform/http/bind.ts'
import type { Exports } from './exports/export-table.ts'
import type { ReadImports } from './read-imports.ts'
import type { StartImport } from './start-import.ts'
import type { SteerImport } from './steer-import.ts'

interface Commands {
  readonly start: StartImport
  readonly steer: SteerImport
  readonly read: ReadImports
  readonly exports: Exports
}

/** A file of 24 million characters, as JSON. */
const bodyLimit = 64 * 1024 * 1024

export const interopRoutes = ({ start, steer, read, exports }: Commands): Endpoint[] => [
  bind(listImportFields, ({ actor, params }) => Promise.resolve(read.fields(actor, params.kind))),
  bind(listImports, ({ actor, query }) => read.list(actor, query)),
  bind(startImport, ({ actor, body }) => start(actor, body), { bodyLimit }),
  bind(readImport, ({ actor, params }) => read.job(actor, params.jobId)),
  bind(listImportFaults, ({ actor, params, query }) => read.faults(actor, params.jobId, query)),
  bind(mapImport, ({ actor, params, body }) => steer.map(actor, params.jobId, body.mapping)),
  bind(commitImport, ({ actor, params }) => steer.commit(actor, params.jobId)),
  bind(cancelImport, ({ actor, params }) => steer.cancel(actor, params.jobId)),
  bind(undoImport, ({ actor, params }) => steer.undo(actor, params.jobId)),
  bind(listExportTables, ({ actor }) => Promise.resolve(exports.offered(actor))),
  bindFile(exportEverything, ({ actor, query }) => exports.everything(actor, query)),
  bindFile(exportTable, ({ actor, params, query }) => exports.table(actor, params.kind, query)),
]
