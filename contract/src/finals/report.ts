import { DepartmentId, route, SectionId, TermId } from '@matricula/contract/kernel'
import { z } from 'zod'

const LetterCount = z.object({ letter: z.string(), count: z.int() })

const Graded = z.object({
  /** How many were given a grade. */
  graded: z.int(),
  /** How many of those pass. */
  passed: z.int(),
  /** As the scheme prints it; absent where no grade is in an average. */
  average: z.string().optional(),
})

/** A section in the report of a term, as its grades were posted: later changes stand on the records. */
export const GradeReportLine = Graded.extend({
  sectionId: SectionId,
  label: z.string(),
  title: z.string(),
  departmentId: DepartmentId,
})
export type GradeReportLine = z.infer<typeof GradeReportLine>

export const reportGrades = route({
  name: 'reportGrades',
  summary: 'Grades that were posted in a term, section by section, by course',
  action: 'finals.watch',
  method: 'GET',
  path: '/api/terms/:termId/grade-report',
  params: z.strictObject({ termId: TermId }),
  /** A registrar of a department names it, and is told of its sections. */
  query: z.strictObject({ departmentId: DepartmentId.optional() }),
  reply: Graded.extend({
    /** In the order of the scheme, the best first. */
    letters: z.array(LetterCount),
    items: z.array(GradeReportLine),
  }),
  problems: ['item.missing'],
})
