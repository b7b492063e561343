import {
  CalendarDay,
  daysBetween,
  Instant,
  LeaveId,
  line,
  StudentId,
  Version,
} from '@matricula/contract/kernel'
import { z } from 'zod'

/** Why somebody is away: what the marks of those days become. */
export const LeaveKind = z.enum(['medical', 'duty', 'personal'])
export type LeaveKind = z.infer<typeof LeaveKind>

export const LeaveState = z.enum(['asked', 'approved', 'refused', 'withdrawn'])
export type LeaveState = z.infer<typeof LeaveState>

/** That somebody asks to be away, and what was decided. */
export const Leave = z.object({
  leaveId: LeaveId,
  studentId: StudentId,
  studentName: z.string(),
  kind: LeaveKind,
  from: CalendarDay,
  to: CalendarDay,
  reason: line(300),
  state: LeaveState,
  at: Instant,
  decidedBy: z.string().optional(),
  decidedAt: Instant.optional(),
  note: z.string().optional(),
  version: Version,
})
export type Leave = z.infer<typeof Leave>

/** Longer is no leave but a term off. */
export const longestLeave = 60

export const NewLeave = z
  .strictObject({ kind: LeaveKind, from: CalendarDay, to: CalendarDay, reason: Leave.shape.reason })
  .superRefine(({ from, to }, context) => {
    const fault = (message: string): void => context.addIssue({ code: 'custom', path: ['to'], message })
    if (to < from) fault('Leave ends on the day it begins, or later')
    else if (daysBetween(from, to) >= longestLeave)
      fault(`At most ${longestLeave} days; for more, speak to the office`)
  })
