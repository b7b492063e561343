import type { Catalogue } from '#capabilities/catalogue/index.ts'
import type { Enrolments } from '#capabilities/enrolment/index.ts'
import type { Identity } from '#capabilities/identity/index.ts'
import type { Keepers } from '#capabilities/interop/keeper.ts'
import type { Records } from '#capabilities/records/index.ts'
import type { Students } from '#capabilities/students/index.ts'
import type { Platform } from '#platform/platform.ts'
import { createCourseKeeper } from './course-keeper.ts'
import { createDistributionKeeper } from './distribution-keeper.ts'
import { createEnrolmentKeeper } from './enrolment-keeper.ts'
import { createKnownCatalogue } from './known-catalogue.ts'
import { createProgrammeKeeper } from './programme-keeper.ts'
import { createSectionKeeper } from './section-keeper.ts'
import { createStudentKeeper } from './student-keeper.ts'
import { createSubjectKeeper } from './subject-keeper.ts'
import { createTermKeeper } from './term-keeper.ts'

export interface KeeperNeeds extends Pick<Platform, 'store' | 'clock' | 'ids'> {
  readonly identity: Identity
  readonly students: Students
  readonly catalogue: Catalogue
  readonly enrolments: Enrolments
  readonly records: Records
}

/** Fresh for each run: what a run has planned is nobody else's business. */
export function createKeepers(needs: KeeperNeeds): Keepers {
  const { catalogue, students, clock } = needs
  const known = createKnownCatalogue(catalogue)
  return {
    programme: createProgrammeKeeper(students),
    student: createStudentKeeper(needs),
    term: createTermKeeper(catalogue, known, clock),
    subject: createSubjectKeeper(catalogue, known),
    course: createCourseKeeper(catalogue, known),
    section: createSectionKeeper({ ...needs, known }),
    enrolment: createEnrolmentKeeper(needs),
    distribution: createDistributionKeeper(needs.records),
  }
}
