import type { Actor } from '#platform/actor.ts'
import type { Platform } from '#platform/platform.ts'
import type { StoredJob } from './items.ts'
import type { Keepers } from './keeper.ts'
import type { Progress } from './progress.ts'
import type { JobRepository } from './repository.ts'
import type { Workers } from './workers.ts'

/** What the commands of an import work with. */
export interface JobNeeds extends Pick<Platform, 'store' | 'clock' | 'ids'> {
  readonly jobs: JobRepository
  readonly workers: Workers
  readonly keepers: () => Keepers
  readonly follow: (by: Actor, job: StoredJob) => Progress
}
