import type { Assessment } from '@matricula/contract/grading'
import { type AssessmentId, Problem } from '@matricula/contract/kernel'
import type { Catalogue } from '#capabilities/catalogue/index.ts'
import type { Enrolments } from '#capabilities/enrolment/index.ts'
import type { Clock } from '#platform/clock.ts'
import type { Ids } from '#platform/ids.ts'
import type { Lanes } from '#platform/store/lane.ts'
import type { Store } from '#platform/store/store.ts'
import type { GradingRepository, Plan } from './repository.ts'

/** What the commands of grading ask for. */
export interface Needs {
  readonly store: Store
  readonly clock: Clock
  readonly ids: Ids
  readonly lanes: Lanes
  readonly catalogue: Catalogue
  readonly enrolments: Enrolments
  readonly grading: GradingRepository
}

export function assessmentOf(plan: Plan, assessmentId: AssessmentId): Assessment {
  const assessment = plan.assessments.find((one) => one.assessmentId === assessmentId)
  if (!assessment) throw new Problem('item.missing', { kind: 'assessment', id: assessmentId })
  return assessment
}
