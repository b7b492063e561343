import type { Assessment, GradebookPlan, Mark } from '@matricula/contract/grading'
import type { SectionId } from '@matricula/contract/kernel'
import { sectionFor } from '#capabilities/catalogue/index.ts'
import type { Actor } from '#platform/actor.ts'
import type { Needs } from './needs.ts'
import { markOf, planOf } from './rules.ts'

interface Gradebook {
  assessments: Assessment[]
  marks: Mark[]
  plan: GradebookPlan
}
export type ReadGradebook = (actor: Actor, sectionId: SectionId) => Promise<Gradebook>

/**
 * One get and one query, side by side, whatever the number of assessments; and beside them the class, which whoever enters
 * marks soon will need.
 */
export function createReadGradebook({ catalogue, enrolments, grading }: Needs): ReadGradebook {
  return async (actor, sectionId) => {
    await sectionFor(catalogue, actor, 'grading.read', sectionId)
    const [plan, sheets] = await Promise.all([
      grading.plan(sectionId),
      grading.sheetsOf(sectionId),
      enrolments.knownIn(sectionId),
    ])
    for (const sheet of sheets) {
      const assessment = plan.assessments.find((one) => one.assessmentId === sheet.assessmentId)
      if (assessment) grading.learn({ ...sheet, assessment })
    }
    const marks = sheets.flatMap(({ assessmentId, cells }) =>
      [...cells].map(([studentId, cell]) => markOf(assessmentId, studentId, cell)),
    )
    return { assessments: [...plan.assessments], marks, plan: planOf(plan) }
  }
}
