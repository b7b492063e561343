import { CourseId, event, HoldId, SectionId, StudentId, TermId } from '@matricula/contract/kernel'
import { z } from 'zod'

const record = (facts: { studentId: string }) => `STUDENT#${facts.studentId}`
const wish = z.object({
  studentId: StudentId,
  studentName: z.string(),
  termId: TermId,
  courseId: CourseId,
  courseTitle: z.string(),
  sectionIds: z.array(SectionId),
  /** What the sections are called, together: CS-201 A, CS-201 L2. */
  label: z.string(),
})

export const enrolmentConfirmed = event('enrolment.confirmed', wish, record)
export const enrolmentDropped = event('enrolment.dropped', wish, record)
/** The course counts other credits than when the student enrolled; `credits` are those of the whole bundle now. */
export const enrolmentRecounted = event('enrolment.recounted', wish.extend({ credits: z.number() }), record)
/** `lines` are the sections that lacked a seat; `waitingFor` is the first of them. */
const waits = wish.extend({ waitingFor: SectionId, lines: z.array(SectionId).optional() })
export const waitlistJoined = event('waitlist.joined', waits.extend({ ticket: z.int() }), record)
export const waitlistLeft = event('waitlist.left', waits, record)
/** A seat fell free and went to whoever was next. */
export const waitlistPromoted = event('waitlist.promoted', waits, record)
export const holdPlaced = event(
  'hold.placed',
  z.object({ studentId: StudentId, holdId: HoldId, reason: z.string() }),
  record,
)
export const holdReleased = event('hold.released', z.object({ studentId: StudentId, holdId: HoldId }), record)
