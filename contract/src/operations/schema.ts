import { MeetingId, MinuteOfDay, SectionId } from '@matricula/contract/kernel'
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
})

export const Statistics = z.object({
  students: z.int(),
  courses: z.int(),
  sections: z.int(),
  enrolled: z.int(),
  waiting: z.int(),
  sockets: z.int(),
})

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
})
export type DayEntry = z.infer<typeof DayEntry>
