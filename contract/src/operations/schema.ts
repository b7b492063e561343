import {
  CalendarDay,
  DepartmentId,
  Instant,
  MeetingId,
  MinuteOfDay,
  SectionId,
  TermId,
} from '@matricula/contract/kernel'
import { z } from 'zod'

/** Something that happened, as staff read it in the activity feed and in a record's history. */
export const Activity = z.object({
  id: z.string(),
  seq: z.int().optional(),
  name: z.string(),
  at: z.string(),
  actor: z.object({ id: z.string(), name: z.string() }),
  facts: z.record(z.string(), z.unknown()),
})
export type Activity = z.infer<typeof Activity>

export const Health = z.object({
  state: z.enum(['ready', 'read-only', 'starting', 'stopping']),
  version: z.string(),
  store: z.enum(['embedded', 'dynamodb']),
  /** Seconds since the server started. */
  up: z.int(),
  /** Of a server that encrypts by itself: awaited until there is one, failing where the last attempt to get one failed. */
  certificate: z
    .object({ state: z.enum(['valid', 'awaited', 'failing']), until: Instant.optional() })
    .optional(),
})

export const Statistics = z.object({
  students: z.int(),
  courses: z.int(),
  sections: z.int(),
  enrolled: z.int(),
  waiting: z.int(),
  sockets: z.int(),
})

/** What has happened in a term; a course that is registered for counts once, with all its parts. */
export const TermCounts = z.object({
  /** Registrations for a course, and those that were given up; who sits is the difference. */
  enrolled: z.int(),
  dropped: z.int(),
  waiting: z.int(),
  /** Registers sent in, and assessments whose marks were released. */
  registers: z.int(),
  assessments: z.int(),
  /** Final grades released, as they were posted. */
  grades: z.array(z.object({ letter: z.string(), count: z.int() })),
})
export type TermCounts = z.infer<typeof TermCounts>

/** Folded from events as they are heard: as of a moment ago, at a cost that no institution makes larger. */
export const TermStatistics = TermCounts.extend({
  termId: TermId,
  departments: z.array(TermCounts.extend({ departmentId: DepartmentId })),
  /** Of the institution, oldest first; days without either are left out. */
  days: z.array(z.object({ day: CalendarDay, enrolled: z.int(), dropped: z.int() })),
})
export type TermStatistics = z.infer<typeof TermStatistics>

/** One entry of a day: a meeting that is taught or attended. */
export const DayEntry = z.object({
  sectionId: SectionId,
  meetingId: MeetingId,
  label: z.string(),
  title: z.string(),
  start: MinuteOfDay,
  end: MinuteOfDay,
  room: z.string().optional(),
  /** Of a register, for those who teach. */
  register: z.enum(['open', 'submitted', 'not-held']).optional(),
  /** Outside the timetable. */
  extra: z.boolean(),
  held: z.boolean(),
  /** For those who attend: whether one can check in now, and has; and what the register says. */
  checkIn: z.object({ open: z.boolean(), madeAt: Instant.optional() }).optional(),
  mark: z.enum(['present', 'late', 'absent', 'excused', 'duty', 'medical']).optional(),
})
export type DayEntry = z.infer<typeof DayEntry>

/** What can wait for somebody: for the office, or for whoever teaches. */
export const DeskKind = z.enum(['leaves', 'grade-changes', 'standing-reviews', 'letters', 'own-grades'])
export type DeskKind = z.infer<typeof DeskKind>

export const DeskEntry = z.object({
  kind: DeskKind,
  /** At most `mostOnDesk`: a longer list is counted no further. */
  count: z.int().positive(),
  more: z.boolean(),
})
export type DeskEntry = z.infer<typeof DeskEntry>

export const mostOnDesk = 99
