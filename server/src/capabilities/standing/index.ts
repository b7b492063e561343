import type { StudentId } from '@matricula/contract/kernel'
import { type Standing as StandingAfterTerm, StandingRules } from '@matricula/contract/standing'
import type { Policies } from '#capabilities/policies/index.ts'
import type { Capability } from '#platform/capability.ts'
import { createAppealStanding } from './appeal-standing.ts'
import { standingAudience } from './audience.ts'
import { builtInRules } from './built-in-policy.ts'
import { createCompareStandings } from './compare.ts'
import { createDecideReview } from './decide-review.ts'
import { reviewItem, rowItem, runItem, standingItem } from './items.ts'
import { createListReviews, waitingReviews } from './list-reviews.ts'
import type { Needs } from './needs.ts'
import { createProposalListener } from './proposals.ts'
import { createReadStandings } from './read-standings.ts'
import { createReleasedHoldListener } from './released-holds.ts'
import { createStandingRepository } from './repository.ts'
import { createResume } from './resume.ts'
import { createReviseStanding } from './revise-standing.ts'
import { standingRoutes } from './routes.ts'
import { createListRows, createOverrideRow, createReadRun } from './run-rows.ts'
import { createRunWorks, type RunWorks } from './run-works.ts'
import { createSteerRun } from './steer-run.ts'
import { standingTables } from './tables.ts'

/** Where students stand after each term, by rules that are data. */
export interface Standing extends Capability, Pick<RunWorks, 'settled'> {
  /** The newest standing of each, in their order: one batch. */
  newestOf(studentIds: readonly StudentId[]): Promise<(StandingAfterTerm | undefined)[]>
  /** Goes on with runs that were interrupted; those on which somebody works are left alone. */
  resume(): Promise<void>
}

interface Given extends Omit<Needs, 'standings' | 'versions'> {
  readonly policies: Policies
}

export function createStanding(given: Given): Standing {
  const standings = createStandingRepository(given.store)
  const versions = given.policies.keep({
    kind: 'standing',
    schema: StandingRules,
    builtIn: builtInRules,
    compare: createCompareStandings({ ...given, standings }),
  })
  const needs: Needs = { ...given, standings, versions }
  const works = createRunWorks(needs)
  return {
    routes: standingRoutes({
      ...createSteerRun(needs, works),
      readRun: createReadRun(needs),
      rows: createListRows(needs),
      override: createOverrideRow(needs),
      readStandings: createReadStandings(needs),
      revise: createReviseStanding(needs),
      appeal: createAppealStanding(needs),
      listReviews: createListReviews(needs),
      decideReview: createDecideReview(needs),
    }),
    audience: standingAudience,
    listeners: [createProposalListener(needs), createReleasedHoldListener(needs)],
    kinds: [runItem, rowItem, standingItem, reviewItem],
    waiting: [waitingReviews(needs)],
    tables: standingTables(needs),
    settled: works.settled,
    resume: createResume(needs, works),
    newestOf: async (studentIds) =>
      (await needs.standings.standingsOf(studentIds)).map(({ entries }) => entries.at(-1)),
  }
}
