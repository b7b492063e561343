import type { Drafts } from '#capabilities/documents/draft.ts'
import type { IssueAll } from '#capabilities/documents/issuer.ts'
import type { PrintDocument } from '#capabilities/documents/print.ts'
import type { DocumentRepository } from '#capabilities/documents/repository.ts'
import type { Students } from '#capabilities/students/index.ts'
import type { Platform } from '#platform/platform.ts'
import type { BatchRepository } from './batch-repository.ts'

/** What the commands of batches work with. */
export interface BatchNeeds extends Pick<Platform, 'store' | 'clock' | 'ids'> {
  readonly students: Students
  readonly drafts: Drafts
  readonly documents: DocumentRepository
  readonly issueAll: IssueAll
  readonly print: PrintDocument
  readonly batches: BatchRepository
}
