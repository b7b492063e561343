import { AttendanceStanding } from '@matricula/contract/attendance'
import { HoldId, Instant, SectionId, StudentId, TermId } from '@matricula/contract/kernel'
import { StandingOutcome } from '@matricula/contract/standing'
import { z } from 'zod'

const ofSection = { sectionId: SectionId, label: z.string() }

/** Why somebody may need attention, with the numbers; nothing is weighed or guessed. */
export const AlertReason = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('attendance'),
    ...ofSection,
    state: AttendanceStanding.shape.state,
    share: AttendanceStanding.shape.share,
    minimum: AttendanceStanding.shape.minimum,
  }),
  /** The total of what is released, in hundredths of a per cent. */
  z.object({ kind: z.literal('marks'), ...ofSection, hundredths: z.int() }),
  z.object({ kind: z.literal('standing'), outcome: StandingOutcome, termTitle: z.string() }),
  z.object({ kind: z.literal('hold'), holdId: HoldId, reason: z.string(), office: z.string() }),
])
export type AlertReason = z.infer<typeof AlertReason>

export const AlertKind = z.enum(['attendance', 'marks', 'standing', 'hold'])
export type AlertKind = z.infer<typeof AlertKind>

/** A student with at least one reason, in one term. */
export const Alert = z.object({
  studentId: StudentId,
  termId: TermId,
  name: z.string(),
  rollNumber: z.string(),
  programmeId: z.string(),
  reasons: z.array(AlertReason),
  /** Since when there has been a reason without a break. */
  since: Instant,
})
export type Alert = z.infer<typeof Alert>

/** Below this total of what is released, in hundredths of a per cent, marks are a reason. */
export const lowTotal = 5000

/** Attendance is a reason from so many counted meetings on: one missed of one says nothing yet. */
export const fewestMeetings = 3
