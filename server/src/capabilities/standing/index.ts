import type { Capability } from '#platform/capability.ts'
import { standingAudience } from './audience.ts'
import { reviewItem, rowItem, runItem, standingItem } from './items.ts'
import type { Needs } from './needs.ts'
import { createStandingRepository } from './repository.ts'
import {
  createAppealStanding,
  createDecideReview,
  createListReviews,
  createProposalListener,
  createReadStandings,
} from './reviews.ts'
import { standingRoutes } from './routes.ts'
import { createListRows, createOverrideRow, createReadRun } from './run-rows.ts'
import { createRunWorks, type RunWorks } from './run-works.ts'
import { createSteerRun } from './steer-run.ts'

/** Where students stand after each term, by rules that are data. */
export interface Standing extends Capability, Pick<RunWorks, 'settled'> {}

export function createStanding(given: Omit<Needs, 'standings'>): Standing {
  const needs: Needs = { ...given, standings: createStandingRepository(given.store) }
  const works = createRunWorks(needs)
  return {
    routes: standingRoutes({
      ...createSteerRun(needs, works),
      readRun: createReadRun(needs),
      rows: createListRows(needs),
      override: createOverrideRow(needs),
      readStandings: createReadStandings(needs),
      appeal: createAppealStanding(needs),
      listReviews: createListReviews(needs),
      decideReview: createDecideReview(needs),
    }),
    audience: standingAudience,
    listeners: [createProposalListener(needs)],
    kinds: [runItem, rowItem, standingItem, reviewItem],
    settled: works.settled,
  }
}
