import { z } from 'zod'

/** What is needed to take one record back: which it is, the version that was made, and what it was before. */
export const Undo = z.object({
  of: z.enum(['programme', 'student', 'term', 'subject', 'course', 'section', 'enrolment', 'distribution']),
  id: z.string(),
  /** The version that the import left; a later one was changed since. */
  version: z.int(),
  /** Absent of what was created. */
  before: z.record(z.string(), z.unknown()).optional(),
})
export type Undo = z.infer<typeof Undo>
