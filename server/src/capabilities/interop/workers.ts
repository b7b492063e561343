import { importFinished } from '@matricula/contract/interop'
import { Problem, problems } from '@matricula/contract/kernel'
import type { Actor } from '#platform/actor.ts'
import type { Clock } from '#platform/clock.ts'
import { createOneByOne, type OneByOne } from '#platform/one-by-one.ts'
import type { Store } from '#platform/store/store.ts'
import type { StoredJob } from './items.ts'
import type { JobRepository } from './repository.ts'

export type Work = (by: Actor, job: StoredJob) => Promise<Partial<StoredJob>>

/** One after the other, so that two imports do not race. */
export interface Workers extends Pick<OneByOne, 'settled'> {
  start(by: Actor, job: StoredJob, work: Work): void
}

interface Needs {
  readonly store: Store
  readonly clock: Clock
  readonly jobs: JobRepository
}

const ended = new Set(['done', 'cancelled', 'failed', 'undone'])

export function createWorkers({ store, clock, jobs }: Needs): Workers {
  const works = createOneByOne()

  async function run(by: Actor, job: StoredJob, work: Work): Promise<void> {
    const outcome = await work(by, job).catch(
      (error: unknown): Partial<StoredJob> => ({
        state: 'failed',
        message: wordsFor(error),
        ...(!(error instanceof Problem) && { fault: error instanceof Error ? error.stack : String(error) }),
      }),
    )
    const finished = { ...job, ...outcome }
    const { jobId, fileName, created, changed, refused, state } = finished
    await store.commit(by, {
      writes: [jobs.patched(jobId, { ...outcome, aliveAt: clock.millis(), cancelAsked: false })],
      events:
        ended.has(state) || state === 'checked'
          ? [importFinished({ jobId, state, fileName, created, changed, refused })]
          : [],
    })
  }

  return {
    start: (by, job, work) => works.begin(by, (own) => run(own, job, work)),
    settled: works.settled,
  }
}

/** What a person reads where a job fails; a fault of ours is told as one. */
function wordsFor(error: unknown): string {
  if (!(error instanceof Problem)) return `${problems['server.failed'].title}. Start the import again.`
  const { detail } = error.facts
  return `${error.message}. ${typeof detail === 'string' ? detail : problems[error.code].detail}`
}
