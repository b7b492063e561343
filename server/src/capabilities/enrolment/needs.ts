import type { Catalogue } from '#capabilities/catalogue/index.ts'
import type { Students } from '#capabilities/students/index.ts'
import type { Platform } from '#platform/platform.ts'
import type { Counters } from './counters.ts'
import type { FullSections } from './full-sections.ts'
import type { KnownClasses } from './known-classes.ts'
import type { Profiles } from './profiles.ts'
import type { EnrolmentRepository } from './repository.ts'

/** What the commands of enrolment work with. */
export interface EnrolmentNeeds extends Pick<Platform, 'store' | 'clock' | 'ids' | 'lanes' | 'seatsBoard'> {
  readonly catalogue: Catalogue
  readonly repository: EnrolmentRepository
  readonly profiles: Profiles
  /** What a student is to the policy. */
  readonly subjectFor: Students['subjectFor']
  readonly full: FullSections
  readonly classes: KnownClasses
  readonly counters: Counters
}
