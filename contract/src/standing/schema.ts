import { Instant, JobId, line, StudentId, TermId, Version } from '@matricula/contract/kernel'
import { z } from 'zod'
import { StandingEffects, StandingOutcome } from './policy.ts'

/** The numbers that decided, as they were. */
export const StandingFigures = z.object({
  /** As printed; absent where nothing counts. */
  termAverage: z.string().optional(),
  average: z.string().optional(),
  /** The cumulative average that was asked, on the scale of the record. */
  minimum: z.string(),
  termAttempted: z.number(),
  attempted: z.number(),
  earned: z.number(),
  previous: StandingOutcome.optional(),
})
export type StandingFigures = z.infer<typeof StandingFigures>

/** What the rules found, with the rule that decided. */
export const ComputedStanding = z.object({
  outcome: StandingOutcome,
  ruleId: z.string(),
  policyVersion: z.int(),
  figures: StandingFigures,
})
export type ComputedStanding = z.infer<typeof ComputedStanding>

/** Somebody decided otherwise; what was computed stays beside it. */
export const StandingOverride = z.object({
  outcome: StandingOutcome,
  reason: z.string(),
  by: z.string(),
  at: Instant,
})
export type StandingOverride = z.infer<typeof StandingOverride>

export const Reason = line(300)

/** One student in a run, before anything is committed. */
export const StandingRow = z.object({
  jobId: JobId,
  studentId: StudentId,
  name: z.string(),
  rollNumber: z.string(),
  /** What holds: as computed, or as overridden. */
  outcome: StandingOutcome,
  computed: ComputedStanding,
  override: StandingOverride.optional(),
  committed: z.boolean(),
  /** A grade was released since this was found: after the commit the rules are asked again, and what differs is proposed. */
  outdated: z.boolean().optional(),
})
export type StandingRow = z.infer<typeof StandingRow>

/** The standings of a term: computed, looked through, and then committed at once. */
export const StandingRun = z.object({
  jobId: JobId,
  termId: TermId,
  state: z.enum(['computing', 'review', 'committing', 'committed', 'stopped']),
  policyVersion: z.int(),
  startedBy: z.string(),
  startedAt: Instant,
  /** Students that were looked at, and of them those with a standing in this run. */
  done: z.int(),
  rows: z.int(),
  /** How many rows are committed. */
  committed: z.int(),
  committedBy: z.string().optional(),
  committedAt: Instant.optional(),
  counts: z.partialRecord(StandingOutcome, z.int()),
})
export type StandingRun = z.infer<typeof StandingRun>

/** Somebody asks that a standing be looked at again: the student, or a grade that has changed since. */
export const StandingReview = z.object({
  studentId: StudentId,
  termId: TermId,
  termTitle: z.string(),
  name: z.string(),
  kind: z.enum(['appeal', 'recomputed']),
  /** A proposal is withdrawn where another grade has made it needless. */
  state: z.enum(['open', 'granted', 'refused', 'withdrawn']),
  /** The standing as it is; absent where the first grade of the term came after the commit. */
  outcome: StandingOutcome.optional(),
  /** Of an appeal. */
  text: z.string().optional(),
  /** What the rules find today. */
  proposed: ComputedStanding.optional(),
  at: Instant,
  note: z.string().optional(),
  decidedBy: z.string().optional(),
  decidedAt: Instant.optional(),
  version: Version,
})
export type StandingReview = z.infer<typeof StandingReview>

/** The standing of a student after one term, as it was committed, with all that was decided since. */
export const Standing = z.object({
  termId: TermId,
  termTitle: z.string(),
  outcome: StandingOutcome,
  computed: ComputedStanding,
  override: StandingOverride.optional(),
  effects: StandingEffects,
  /** When the hold that followed was released by hand; then it is no longer among the effects. */
  releasedAt: Instant.optional(),
  at: Instant,
})
export type Standing = z.infer<typeof Standing>

/** Newest first, with what was asked about them. */
export const StandingHistory = z.object({
  standings: z.array(Standing),
  reviews: z.array(StandingReview),
  /** Whether the student may appeal against the newest. */
  mayAppeal: z.boolean(),
  /** Of all standings together: whoever decides otherwise names what was seen. 0 where there is none. */
  version: z.int().min(0),
})
export type StandingHistory = z.infer<typeof StandingHistory>
