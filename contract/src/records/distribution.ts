import { CourseId, SectionId, TermId, Version } from '@matricula/contract/kernel'
import { z } from 'zod'
import { Average } from './schema.ts'
import { SchemeId } from './scheme.ts'

/** How many of a section had each grade, as a finished term left it; of students nothing is told. */
export const GradeDistribution = z.object({
  courseId: CourseId,
  termId: TermId,
  sectionId: SectionId,
  code: z.string(),
  instructor: z.string().optional(),
  schemeId: SchemeId,
  /** By letter; a letter that nobody had is left out. */
  counts: z.record(z.string(), z.int().positive()),
  /** Found from the counts; absent where no grade of them is part of an average. */
  average: Average.optional(),
  /** What the source says the average is. */
  published: z.string().optional(),
  version: Version,
})
export type GradeDistribution = z.infer<typeof GradeDistribution>
