import type { JobId, SectionId, StudentId, TermId, UserId } from './ids.ts'

/** Who can be spoken to. A socket joins a room only after the policy has said it may. */
export type Room =
  | `person:${string}`
  | `student:${string}`
  | `section:${string}`
  | `seats:${string}`
  | `job:${string}`
  | 'staff'
  | 'everyone'

export const room = {
  /** One account: its sessions, its rights. */
  person: (id: UserId): Room => `person:${id}`,
  /** What concerns one student: the student and those who may read the record. */
  student: (id: StudentId): Room => `student:${id}`,
  /** The teaching side of a section: roster, registers, marks. */
  section: (id: SectionId): Room => `section:${id}`,
  /** Seat counts of a whole term, for everyone who is signed in. */
  seats: (id: TermId): Room => `seats:${id}`,
  job: (id: JobId): Room => `job:${id}`,
  /** Registrars, administrators and auditors: the activity of the institution. */
  staff: 'staff' satisfies Room,
  /** Public facts for everyone signed in: terms, courses, sections. */
  everyone: 'everyone' satisfies Room,
} as const
