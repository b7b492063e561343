import { type Assessment, type CourseTotal, type ReleasedMark, totalOf } from '@matricula/contract/grading'
import type { SectionId, StudentId } from '@matricula/contract/kernel'
import type { Reading } from '#platform/store/reading.ts'
import type { GradingRepository, Plan, Sheet, SheetKey } from './repository.ts'
import { releasedOf } from './rules.ts'

/** What is released of a section to one student, and what it comes to. */
interface MarksOfSection {
  readonly marks: ReleasedMark[]
  readonly total: CourseTotal | undefined
}
export type MarksBySection = Map<SectionId, MarksOfSection>

export interface ReleasedMarks {
  /** Two batches for any number of sections: what is released, then those marks alone. Drafts are not even read. */
  releasedMarksOf(studentId: StudentId, sectionIds: readonly SectionId[]): Promise<MarksBySection>
  /**
   * The same in one batch, for sections of which this server knows what is released; nothing where it did not know
   * enough. It learns by each reading, so that the next one does.
   */
  releasedMarksReading(
    studentId: StudentId,
    sectionIds: readonly SectionId[],
  ): Reading<MarksBySection | undefined>
}

/** Sections of which this server remembers what is released. */
const mostKnown = 20_000

export function createReleasedMarks(grading: GradingRepository): ReleasedMarks {
  const known = new Map<SectionId, readonly SheetKey[]>()

  function learn(plans: readonly Plan[]): SheetKey[] {
    if (known.size > mostKnown) known.clear()
    for (const { sectionId, assessments } of plans) {
      const released = assessments.filter((assessment) => assessment.released)
      known.set(
        sectionId,
        released.map(({ assessmentId }) => ({ sectionId, assessmentId })),
      )
    }
    return plans.flatMap(({ sectionId }) => known.get(sectionId) ?? [])
  }

  return {
    async releasedMarksOf(studentId, sectionIds) {
      const plans = await grading.plansOf(sectionIds)
      return marksIn(studentId, plans, await grading.sheetsAt(learn(plans)))
    },
    releasedMarksReading(studentId, sectionIds) {
      const guessed = sectionIds.flatMap((sectionId) => known.get(sectionId) ?? [])
      const { keys, found } = grading.reading(sectionIds, guessed)
      return {
        keys,
        found(items) {
          const { plans, sheets } = found(items)
          const read = new Set(sheets.map(({ assessmentId }) => assessmentId))
          const complete = learn(plans).every(({ assessmentId }) => read.has(assessmentId))
          return complete ? marksIn(studentId, plans, sheets) : undefined
        },
      }
    },
  }
}

function marksIn(studentId: StudentId, plans: readonly Plan[], sheets: readonly Sheet[]): MarksBySection {
  const cellsOf = new Map(sheets.map((sheet) => [sheet.assessmentId, sheet.cells]))
  return new Map(
    plans.map((plan): [SectionId, MarksOfSection] => {
      const cellsIn = ({ assessmentId }: Pick<Assessment, 'assessmentId'>) => cellsOf.get(assessmentId)
      const marks = releasedOf(studentId, plan.assessments, cellsIn)
      const released = plan.assessments.filter((assessment) => assessment.released)
      const total = totalOf(plan, released, (one) => cellsIn(one)?.get(studentId)?.value)
      return [plan.sectionId, { marks, total }]
    }),
  )
}

/** What is released comes to, in hundredths of a per cent; nothing for a student of whom nothing counts yet. */
export type TotalOf = (studentId: StudentId) => number | undefined
export type TotalsIn = (sectionId: SectionId) => Promise<TotalOf | undefined>

/** Of everybody in one section: the plan, then what is released of it; the plan alone while nothing is. */
export const createTotalsIn =
  (grading: GradingRepository): TotalsIn =>
  async (sectionId) => {
    const plan = await grading.plan(sectionId)
    const released = plan.assessments.filter((assessment) => assessment.released)
    if (released.length === 0) return undefined
    const sheets = await grading.sheetsAt(released.map(({ assessmentId }) => ({ sectionId, assessmentId })))
    const cellsOf = new Map(sheets.map(({ assessmentId, cells }) => [assessmentId, cells]))
    return (studentId) =>
      totalOf(plan, released, (one) => cellsOf.get(one.assessmentId)?.get(studentId)?.value)?.hundredths
  }
