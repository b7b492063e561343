import type { StudentId } from '@matricula/contract/kernel'
import type { StandingHistory, StandingReview } from '@matricula/contract/standing'
import { type Actor, demand } from '#platform/actor.ts'
import type { Entry } from './items.ts'
import type { Needs } from './needs.ts'

export type ReadStandings = (actor: Actor, studentId: StudentId) => Promise<StandingHistory>

/** One query, however many terms. */
export const createReadStandings =
  ({ students, standings }: Needs): ReadStandings =>
  async (actor, studentId) => {
    demand(actor, 'standing.read', await students.subjectFor(actor, studentId))
    const { standings: own, reviews } = await standings.whole(studentId)
    const newest = own.entries.at(-1)
    return {
      standings: own.entries.map(({ startsOn: _, ...entry }) => entry).toReversed(),
      reviews: reviews.toSorted((one, other) => (one.at < other.at ? 1 : -1)),
      version: own.version,
      mayAppeal: newest !== undefined && isOpenToAppeal(newest, reviews),
    }
  }

/** Against the newest that is not good, once. */
export const isOpenToAppeal = ({ termId, outcome }: Entry, reviews: readonly StandingReview[]): boolean =>
  outcome !== 'good' && !reviews.some((one) => one.termId === termId && one.kind === 'appeal')
