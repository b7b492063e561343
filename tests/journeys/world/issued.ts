import { issueDocument, startDocumentBatch } from '@matricula/contract/documents'
import type { StudentId } from '@matricula/contract/kernel'
import type { HttpPerson } from './http-person.ts'
import { termId } from './offered.ts'

/** A certificate that anyone may verify, and a batch of tickets for everyone. */
export async function issueDocuments(
  registrar: HttpPerson,
  studentId: StudentId,
): Promise<{ readonly documentCode: string; readonly documentBatch: string }> {
  const { body: certificate } = await registrar.call(issueDocument, {
    params: { studentId },
    body: { kind: 'enrolment-certificate', termId },
  })
  const { body: batch } = await registrar.call(startDocumentBatch, {
    body: { kind: 'hall-ticket', termId, programmeId: 'BSC-CS' },
  })
  return { documentCode: certificate.code, documentBatch: batch.jobId }
}
