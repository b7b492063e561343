import {
  importFinished,
  importProgressed,
  importStarted,
  listImportFaults,
  listImports,
  readImport,
} from '@matricula/contract/interop'
import { type StaleRule, staleAfter } from '#platform/stale.ts'
import { keyOf } from '#platform/use-reply.ts'

export const interopStale: readonly StaleRule[] = [
  staleAfter(importStarted, () => [keyOf(listImports)]),
  staleAfter(importProgressed, ({ jobId }) => [keyOf(readImport, { jobId })]),
  staleAfter(importFinished, ({ jobId }) => [
    keyOf(listImports),
    keyOf(readImport, { jobId }),
    keyOf(listImportFaults, { jobId }),
  ]),
]
