import {
  documentBatchFinished,
  documentBatchProgressed,
  documentBatchStarted,
  documentIssued,
  documentPolicyChanged,
  documentRevoked,
  documentSuperseded,
  signingKeyMade,
} from '@matricula/contract/documents'
import { type JobId, type Room, room, type StudentId } from '@matricula/contract/kernel'
import type { Audience } from '#platform/capability.ts'

const concerned = ({ studentId }: { studentId: StudentId }): Room[] => [room.student(studentId)]
const followers = ({ jobId }: { jobId: JobId }): Room[] => [room.job(jobId), room.staff]

/** A document is told to its holder and to whoever reads the record; a batch to whoever watches it, and to the staff. */
export const documentAudience: Audience = {
  [documentIssued.eventName]: concerned,
  [documentRevoked.eventName]: concerned,
  [documentSuperseded.eventName]: concerned,
  [documentPolicyChanged.eventName]: () => [room.staff],
  [signingKeyMade.eventName]: () => [room.staff],
  [documentBatchStarted.eventName]: followers,
  [documentBatchProgressed.eventName]: followers,
  [documentBatchFinished.eventName]: followers,
}
