import type { ReleasedMark } from '@matricula/contract/grading'
import type { SectionId, StudentId } from '@matricula/contract/kernel'
import type { GradingRepository } from './repository.ts'
import { releasedOf } from './rules.ts'

export type ReleasedMarksOf = (
  studentId: StudentId,
  sectionIds: readonly SectionId[],
) => Promise<Map<SectionId, ReleasedMark[]>>

/** Two batches for any number of sections: what is released, then those marks alone. Drafts are not even read. */
export const createReleasedMarksOf =
  (grading: GradingRepository): ReleasedMarksOf =>
  async (studentId, sectionIds) => {
    const plans = await grading.plansOf(sectionIds)
    const released = plans.flatMap((plan) => plan.assessments).filter((assessment) => assessment.released)
    const sheets = await grading.sheetsAt(released)
    const cellsOf = new Map(sheets.map((sheet) => [sheet.assessmentId, sheet.cells]))
    return new Map(
      plans.map((plan) => [
        plan.sectionId,
        releasedOf(studentId, plan.assessments, ({ assessmentId }) => cellsOf.get(assessmentId)),
      ]),
    )
  }
