import {
  AnnouncementId,
  Instant,
  line,
  ProgrammeId,
  prose,
  SavedCohortId,
  SectionId,
} from '@matricula/contract/kernel'
import { z } from 'zod'

/** Whom an announcement is for. */
export const AnnouncedTo = z.discriminatedUnion('to', [
  z.strictObject({ to: z.literal('everyone') }),
  z.strictObject({ to: z.literal('role'), role: z.enum(['student', 'instructor', 'registrar']) }),
  z.strictObject({ to: z.literal('programme'), programmeId: ProgrammeId }),
  z.strictObject({ to: z.literal('section'), sectionId: SectionId }),
  z.strictObject({ to: z.literal('cohort'), cohortId: SavedCohortId }),
])
export type AnnouncedTo = z.infer<typeof AnnouncedTo>

export const Announcement = z.object({
  announcementId: AnnouncementId,
  title: line(120),
  /** Paragraphs are set apart by an empty line; it is text and nothing else. */
  body: prose(4000).pipe(z.string().min(1, 'Write what is to be announced')),
  to: AnnouncedTo,
  /** Nobody sees it before. */
  startsAt: Instant,
  by: z.string(),
  /** Set once it was taken back: nobody but its authors sees it any more. */
  withdrawnAt: Instant.optional(),
  /** How many people have opened their inbox with it inside. */
  readers: z.int().nonnegative(),
})
export type Announcement = z.infer<typeof Announcement>

export const NewAnnouncement = z.strictObject({
  title: Announcement.shape.title,
  body: Announcement.shape.body,
  /** Now, unless it is said. */
  startsAt: Instant.optional(),
})

/** One entry of an inbox: what was announced, or what happened to one's own record. */
export const InboxEntry = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('announcement'),
    id: z.string(),
    at: Instant,
    unread: z.boolean(),
    title: z.string(),
    body: z.string(),
    by: z.string(),
    sectionId: SectionId.optional(),
  }),
  z.object({
    kind: z.literal('event'),
    id: z.string(),
    at: Instant,
    unread: z.boolean(),
    name: z.string(),
    actor: z.object({ id: z.string(), name: z.string() }),
    facts: z.record(z.string(), z.unknown()),
  }),
])
export type InboxEntry = z.infer<typeof InboxEntry>
