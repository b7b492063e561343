import { AttendancePolicy } from '@matricula/contract/attendance'
import { CalendarDay, Instant, line, StudentId, Version } from '@matricula/contract/kernel'
import { RecordRules } from '@matricula/contract/records'
import { StandingRules } from '@matricula/contract/standing'
import { z } from 'zod'

/** What an institution decides for itself and publishes in versions. */
export const PolicyKind = z.enum(['record', 'attendance', 'standing'])
export type PolicyKind = z.infer<typeof PolicyKind>

/** The rules of one kind, as they are entered. */
export const PolicyContent = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({ kind: z.literal('record'), rules: RecordRules }),
    z.strictObject({ kind: z.literal('attendance'), rules: AttendancePolicy }),
    z.strictObject({ kind: z.literal('standing'), rules: StandingRules }),
  ],
  { error: 'Say which policy this is: record, attendance or standing' },
)
export type PolicyContent = z.infer<typeof PolicyContent>

/** The rules that are built in have this version, and nobody published them. */
export const builtInVersion = 0

/** Who published a version, when and why. It is never edited. */
export const PublishedVersion = z.object({
  version: Version,
  /** It is in force from this day, unless a later version is in force by then. */
  effectiveFrom: CalendarDay,
  draftedBy: z.string(),
  publishedBy: z.string(),
  publishedAt: Instant,
  reason: line(300),
})
export type PublishedVersion = z.infer<typeof PublishedVersion>

/** One version with what it says. */
export const PolicyVersion = z.object({
  version: z.int().min(builtInVersion),
  effectiveFrom: CalendarDay,
  content: PolicyContent,
})
export type PolicyVersion = z.infer<typeof PolicyVersion>

/** What would take the place of the newest version; its own versions count on over all drafts of the kind. */
export const PolicyDraft = z.object({
  version: Version,
  effectiveFrom: CalendarDay,
  content: PolicyContent,
  by: z.string(),
  at: Instant,
})
export type PolicyDraft = z.infer<typeof PolicyDraft>

/** How somebody would differ under a draft. */
export const PolicyChangeKind = z.enum([
  'average-higher',
  'average-lower',
  'average-otherwise',
  'term-average',
  'credits',
  'grade-unknown',
  'may-sit',
  'may-not-sit',
  'attendance',
  'better',
  'worse',
  'effects',
])
export type PolicyChangeKind = z.infer<typeof PolicyChangeKind>

/** One difference: what it is today, and what it would be; an empty text where there is none. */
export const PolicyDifference = z.object({
  kind: PolicyChangeKind,
  before: z.string(),
  after: z.string(),
  /** The term or the section that it is about, where it is not about everything. */
  place: z.string().optional(),
})
export type PolicyDifference = z.infer<typeof PolicyDifference>

export const PolicyDryRunRow = z.object({
  studentId: StudentId,
  name: z.string(),
  rollNumber: z.string(),
  differences: z.array(PolicyDifference),
})
export type PolicyDryRunRow = z.infer<typeof PolicyDryRunRow>

/** Of those who would differ, so many are told by name. */
export const mostDryRunRows = 200

/** Who would differ under a draft, found beside the requests; nothing is written on any student. */
export const PolicyDryRun = z.object({
  draftVersion: Version,
  /** As the draft is dated, or as if it had held from the beginning. */
  span: z.enum(['dated', 'always']),
  state: z.enum(['running', 'done', 'stopped']),
  /** Students that were looked at, of so many. */
  done: z.int(),
  total: z.int(),
  /** How many students differ at all, and how many in each way. */
  differ: z.int(),
  counts: z.partialRecord(PolicyChangeKind, z.int()),
  rows: z.array(PolicyDryRunRow).max(mostDryRunRows),
  by: z.string(),
  at: Instant,
})
export type PolicyDryRun = z.infer<typeof PolicyDryRun>

/** Everything about one kind of policy: its versions newest first, the draft, and the dry run that was made last. */
export const PolicyBook = z.object({
  kind: PolicyKind,
  /** The version that is in force today. */
  inForce: z.int().min(builtInVersion),
  versions: z.array(PublishedVersion),
  draft: PolicyDraft.optional(),
  /** Of all drafts of this kind; 0 where there was none. Whoever writes a draft sends what was seen. */
  draftVersion: z.int().min(0),
  dryRun: PolicyDryRun.optional(),
})
export type PolicyBook = z.infer<typeof PolicyBook>
