import type { Attendance } from '#capabilities/attendance/index.ts'
import type { Catalogue } from '#capabilities/catalogue/index.ts'
import type { Enrolments } from '#capabilities/enrolment/index.ts'
import type { Grading } from '#capabilities/grading/index.ts'
import type { Standing } from '#capabilities/standing/index.ts'
import type { Students } from '#capabilities/students/index.ts'
import type { Clock } from '#platform/clock.ts'
import type { Store } from '#platform/store/store.ts'
import type { AlertRepository } from './repository.ts'

export interface Needs {
  readonly store: Store
  readonly clock: Clock
  readonly students: Students
  readonly catalogue: Catalogue
  readonly enrolments: Enrolments
  readonly attendance: Pick<Attendance, 'standingsIn'>
  readonly grading: Pick<Grading, 'totalsIn'>
  readonly standing: Pick<Standing, 'newestOf'>
  readonly alerts: AlertRepository
}
