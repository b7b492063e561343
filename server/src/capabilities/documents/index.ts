import type { Attendance } from '#capabilities/attendance/index.ts'
import type { Catalogue } from '#capabilities/catalogue/index.ts'
import type { Identity } from '#capabilities/identity/index.ts'
import type { Records } from '#capabilities/records/index.ts'
import type { Students } from '#capabilities/students/index.ts'
import type { Capability } from '#platform/capability.ts'
import type { Platform } from '#platform/platform.ts'
import { createSecretBox } from '#platform/secret-box.ts'
import { documentAudience } from './audience.ts'
import { createBatchRepository } from './batch/batch-repository.ts'
import { createBatchZip } from './batch/batch-zip.ts'
import { createSteerBatches, type SteerBatches } from './batch/steer-batches.ts'
import { createCondonationPacket } from './condonation-packet.ts'
import { createDrafts } from './draft.ts'
import { createIssueDocument } from './issue-document.ts'
import { createIssueAll } from './issuer.ts'
import {
  batchItem,
  batchListItem,
  batchStepItem,
  documentPolicyItem,
  issuedItem,
  seriesItem,
  signingKeyItem,
  snapshotItem,
} from './items.ts'
import { createKeyRing, type KeyRing } from './key-ring.ts'
import { createPolicyBook } from './policy-book.ts'
import { createPreviewDocument } from './preview-document.ts'
import { createPrintDocument } from './print.ts'
import { createReadDocuments } from './read-documents.ts'
import { createRecordFactsOf } from './record-facts.ts'
import { createPress } from './rendering/press.ts'
import { createDocumentRepository } from './repository.ts'
import { createRevokeDocument } from './revoke-document.ts'
import { documentRoutes } from './routes.ts'
import { documentTables } from './tables.ts'
import { createTurnstile } from './turnstile.ts'
import { createVerifyDocument } from './verify-document.ts'

export { verifyOffline } from './verify-offline.ts'

interface Needs extends Platform {
  readonly identity: Identity
  readonly students: Students
  readonly catalogue: Catalogue
  readonly records: Pick<Records, 'recordOf'>
  readonly attendance: Pick<Attendance, 'evidenceIn'>
}

/** What the rest of the server may know about documents. */
export interface Documents extends Capability, Pick<SteerBatches, 'resume' | 'settled'> {
  readonly keys: KeyRing
  close(): Promise<void>
}

/** Official transcripts and certificates: snapshots of the record, numbered and signed, which anyone can verify. */
export function createDocuments(needs: Needs): Documents {
  const { store, clock, settings, identity, students } = needs
  const documents = createDocumentRepository(store)
  const keys = createKeyRing({ store, clock, box: createSecretBox(settings.secret, 'signing keys') })
  const press = createPress()
  const policies = createPolicyBook(store)
  const drafts = createDrafts({ identity, students, policies, factsOf: createRecordFactsOf(needs) })
  const issueAll = createIssueAll({ ...needs, documents, keys })
  const print = createPrintDocument({ press, keys, documents })
  const parts = { ...needs, drafts, documents, issueAll, print, batches: createBatchRepository(store) }
  const batches = createSteerBatches(parts)
  return {
    routes: documentRoutes({
      preview: createPreviewDocument(students, drafts),
      read: createReadDocuments(students, documents, print, policies),
      issue: createIssueDocument(parts),
      revoke: createRevokeDocument(parts),
      verify: createVerifyDocument({ documents, keys, identity, turnstile: createTurnstile(clock) }),
      keys,
      policies,
      batches,
      batchZip: createBatchZip(parts),
      packet: createCondonationPacket({ ...needs, press }),
    }),
    audience: documentAudience,
    listeners: [],
    kinds: [
      issuedItem,
      snapshotItem,
      seriesItem,
      signingKeyItem,
      documentPolicyItem,
      batchItem,
      batchListItem,
      batchStepItem,
    ],
    tables: documentTables(needs),
    resume: batches.resume,
    settled: batches.settled,
    keys,
    close: () => press.close(),
  }
}
