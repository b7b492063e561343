import { JobId, page, pageQuery, route, TermId } from '@matricula/contract/kernel'
import { z } from 'zod'
import {
  ExportFormat,
  ExportKind,
  ExportTable,
  ImportField,
  ImportJob,
  ImportKind,
  RowFault,
} from './schema.ts'

const oneJob = z.strictObject({ jobId: JobId })

export const listImportFields = route({
  name: 'listImportFields',
  summary: 'The fields that a file of a kind may have',
  action: 'import.read',
  method: 'GET',
  path: '/api/import-kinds/:kind',
  params: z.strictObject({ kind: ImportKind }),
  reply: z.object({ fields: z.array(ImportField) }),
})
export const listImports = route({
  name: 'listImports',
  summary: 'Imports, newest first',
  action: 'import.read',
  method: 'GET',
  path: '/api/imports',
  query: z.strictObject(pageQuery),
  reply: page(ImportJob),
})
export const startImport = route({
  name: 'startImport',
  summary: 'Upload a file and check it; nothing is stored before it is committed',
  action: 'import.run',
  method: 'POST',
  path: '/api/imports',
  body: z.strictObject({
    kind: ImportKind,
    fileName: z.string().trim().min(1).max(200),
    /** The text of the CSV or TSV file. */
    text: z.string().min(1, 'The file is empty').max(24_000_000, 'At most 24 MB'),
    termId: TermId.optional(),
    mapping: z.record(z.string().max(60), z.string().max(200)).optional(),
  }),
  status: 202,
  reply: ImportJob,
  problems: ['import.unreadable', 'item.missing'],
})
export const readImport = route({
  name: 'readImport',
  summary: 'How an import stands',
  action: 'import.read',
  method: 'GET',
  path: '/api/imports/:jobId',
  params: oneJob,
  reply: ImportJob,
  problems: ['item.missing'],
})
export const listImportFaults = route({
  name: 'listImportFaults',
  summary: 'The rows that were not taken as they are',
  action: 'import.read',
  method: 'GET',
  path: '/api/imports/:jobId/faults',
  params: oneJob,
  query: z.strictObject(pageQuery),
  reply: page(RowFault),
  problems: ['item.missing'],
})
export const mapImport = route({
  name: 'mapImport',
  summary: 'Say which column is which field, and check again',
  action: 'import.run',
  method: 'PUT',
  path: '/api/imports/:jobId/mapping',
  params: oneJob,
  body: z.strictObject({ mapping: z.record(z.string().max(60), z.string().max(200)) }),
  status: 202,
  reply: ImportJob,
  problems: ['item.missing', 'import.not-ready', 'import.unreadable'],
})
export const commitImport = route({
  name: 'commitImport',
  summary: 'Store what was checked',
  action: 'import.run',
  method: 'POST',
  path: '/api/imports/:jobId/commit',
  params: oneJob,
  status: 202,
  reply: ImportJob,
  problems: ['item.missing', 'import.not-ready'],
})
export const cancelImport = route({
  name: 'cancelImport',
  summary: 'Stop an import; what is stored stays and can be undone',
  action: 'import.run',
  method: 'POST',
  path: '/api/imports/:jobId/cancellation',
  params: oneJob,
  status: 202,
  reply: ImportJob,
  problems: ['item.missing', 'import.not-ready'],
})
export const undoImport = route({
  name: 'undoImport',
  summary: 'Take an import back, but for what was changed since',
  action: 'import.run',
  method: 'POST',
  path: '/api/imports/:jobId/undoing',
  params: oneJob,
  status: 202,
  reply: ImportJob,
  problems: ['item.missing', 'import.not-ready'],
})
export const listExportTables = route({
  name: 'listExportTables',
  summary: 'Tables that whoever asks may have as a file, with their columns',
  action: 'export.run',
  method: 'GET',
  path: '/api/exports',
  reply: z.object({ items: z.array(ExportTable) }),
})
/** The reply is a ZIP file, not JSON. */
export const exportEverything = route({
  name: 'exportEverything',
  summary: 'Every table that whoever asks may have, in one ZIP file',
  action: 'export.run',
  method: 'GET',
  path: '/api/exports/everything',
  query: z.strictObject({ termId: TermId.optional(), format: ExportFormat.default('csv') }),
  reply: z.any(),
  problems: ['item.missing'],
})
/** The reply is a file, not JSON. */
export const exportTable = route({
  name: 'exportTable',
  summary: 'A table as CSV, which imports again unchanged, or as a workbook; both safe for spreadsheets',
  action: 'export.run',
  method: 'GET',
  path: '/api/exports/:kind',
  params: z.strictObject({ kind: ExportKind }),
  query: z.strictObject({ termId: TermId.optional(), format: ExportFormat.default('csv') }),
  reply: z.any(),
  problems: ['item.missing'],
})
