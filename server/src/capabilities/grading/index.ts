import type { Students } from '#capabilities/students/index.ts'
import type { Capability } from '#platform/capability.ts'
import { gradingAudience } from './audience.ts'
import { createChangeAssessment } from './change-assessment.ts'
import { createChangePlan } from './change-plan.ts'
import { createCreateAssessment } from './create-assessment.ts'
import { createEnterMarks } from './enter-marks.ts'
import { marksItem, planItem } from './items.ts'
import type { Needs as CommandNeeds } from './needs.ts'
import { createReadGradebook } from './read-gradebook.ts'
import { createReleaseAssessment } from './release-assessment.ts'
import { createReleasedMarks, createTotalsIn, type ReleasedMarks, type TotalsIn } from './released-marks.ts'
import { createGradingRepository } from './repository.ts'
import { gradingRoutes } from './routes.ts'
import { gradingTables } from './tables.ts'

export type { MarksBySection } from './released-marks.ts'

/** What the rest of the server may know about grading. */
export interface Grading extends Capability, ReleasedMarks {
  /** What is released to each student comes to; nothing while nothing is released. */
  readonly totalsIn: TotalsIn
}

interface Needs extends Omit<CommandNeeds, 'grading'> {
  readonly students: Students
}

export function createGrading(given: Needs): Grading {
  const grading = createGradingRepository(given.store)
  const needs = { ...given, grading }
  return {
    routes: gradingRoutes({
      readGradebook: createReadGradebook(needs),
      changePlan: createChangePlan(needs),
      createAssessment: createCreateAssessment(needs),
      changeAssessment: createChangeAssessment(needs),
      enterMarks: createEnterMarks(needs),
      releaseAssessment: createReleaseAssessment(needs),
    }),
    audience: gradingAudience,
    listeners: [],
    kinds: [planItem, marksItem],
    tables: gradingTables(given),
    ...createReleasedMarks(grading),
    totalsIn: createTotalsIn(grading),
  }
}
