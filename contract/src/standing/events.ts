import { event, JobId, StudentId, TermId } from '@matricula/contract/kernel'
import { z } from 'zod'
import { StandingOutcome } from './policy.ts'
import { StandingReview, StandingRun } from './schema.ts'

const ofTerm = (facts: { termId: string }) => `TERM#${facts.termId}`
const ofStudent = (facts: { studentId: string }) => `STUDENT#${facts.studentId}`

/** Begun, looked through, committed, stopped, and on the way between. */
export const standingRunMoved = event(
  'standing-run.moved',
  StandingRun.pick({
    jobId: true,
    termId: true,
    state: true,
    done: true,
    rows: true,
    committed: true,
  }).extend({ termTitle: z.string() }),
  ofTerm,
)
export const standingOverridden = event(
  'standing.overridden',
  z.object({
    jobId: JobId,
    termId: TermId,
    studentId: StudentId,
    studentName: z.string(),
    outcome: StandingOutcome,
  }),
  ofTerm,
)
/** To the student alone. The standing itself is read by the route. */
export const standingDecided = event(
  'standing.decided',
  z.object({ studentId: StudentId, termId: TermId, termTitle: z.string() }),
  ofStudent,
)
/** The office has released the hold that followed from a standing; the standing stays. */
export const standingEased = event(
  'standing.eased',
  z.object({ studentId: StudentId, termId: TermId, termTitle: z.string() }),
  ofStudent,
)
export const standingReviewMoved = event(
  'standing-review.moved',
  StandingReview.pick({ studentId: true, termId: true, termTitle: true, kind: true, state: true }).extend({
    studentName: z.string(),
  }),
  ofStudent,
)
