import { importFinished, importProgressed, importStarted } from '@matricula/contract/interop'
import { type JobId, type Room, room } from '@matricula/contract/kernel'
import type { Audience } from '#platform/capability.ts'

const followers = ({ jobId }: { jobId: JobId }): Room[] => [room.job(jobId), room.staff]

/** An import is told to whoever watches it, and to the staff. */
export const interopAudience: Audience = {
  [importStarted.eventName]: followers,
  [importProgressed.eventName]: followers,
  [importFinished.eventName]: followers,
}
