import {
  changeAssessment,
  changeGradebookPlan,
  createAssessment,
  enterMarks,
  readGradebook,
  releaseAssessment,
} from '@matricula/contract/grading'
import { bind, type Endpoint } from '#platform/http/bind.ts'
import type { ChangeAssessment } from './change-assessment.ts'
import type { ChangePlan } from './change-plan.ts'
import type { CreateAssessment } from './create-assessment.ts'
import type { EnterMarks } from './enter-marks.ts'
import type { ReadGradebook } from './read-gradebook.ts'
import type { ReleaseAssessment } from './release-assessment.ts'

interface Commands {
  readonly readGradebook: ReadGradebook
  readonly changePlan: ChangePlan
  readonly createAssessment: CreateAssessment
  readonly changeAssessment: ChangeAssessment
  readonly enterMarks: EnterMarks
  readonly releaseAssessment: ReleaseAssessment
}

export const gradingRoutes = (commands: Commands): Endpoint[] => [
  bind(readGradebook, ({ params, actor }) => commands.readGradebook(actor, params.sectionId)),
  bind(changeGradebookPlan, ({ params, body, actor }) => commands.changePlan(actor, params.sectionId, body)),
  bind(createAssessment, ({ params, body, actor }) =>
    commands.createAssessment(actor, params.sectionId, body),
  ),
  bind(changeAssessment, ({ params, body, actor }) => commands.changeAssessment(actor, params, body)),
  bind(enterMarks, ({ params, body, actor }) => commands.enterMarks(actor, { ...params, ...body })),
  bind(releaseAssessment, ({ params, actor }) => commands.releaseAssessment(actor, params)),
]
