import {
  appealStanding,
  commitStandingRun,
  decideStandingReview,
  listStandingReviews,
  listStandingRows,
  overrideStanding,
  readStandingRun,
  readStandings,
  reviseStanding,
  startStandingRun,
  stopStandingRun,
} from '@matricula/contract/standing'
import { bind, type Endpoint } from '#platform/http/bind.ts'
import type { AppealStanding } from './appeal-standing.ts'
import type { DecideReview } from './decide-review.ts'
import type { ListReviews } from './list-reviews.ts'
import type { ReadStandings } from './read-standings.ts'
import type { ReviseStanding } from './revise-standing.ts'
import type { ListRows, OverrideRow, ReadRun } from './run-rows.ts'
import type { SteerRun } from './steer-run.ts'

interface Commands extends SteerRun {
  readonly readRun: ReadRun
  readonly rows: ListRows
  readonly override: OverrideRow
  readonly readStandings: ReadStandings
  readonly revise: ReviseStanding
  readonly appeal: AppealStanding
  readonly listReviews: ListReviews
  readonly decideReview: DecideReview
}

export const standingRoutes = (commands: Commands): Endpoint[] => [
  bind(readStandingRun, ({ params, actor }) => commands.readRun(actor, params.termId)),
  bind(startStandingRun, ({ params, actor }) => commands.start(actor, params.termId)),
  bind(stopStandingRun, ({ params, actor }) => commands.stop(actor, params.termId)),
  bind(commitStandingRun, ({ params, actor }) => commands.commit(actor, params.termId)),
  bind(listStandingRows, ({ params, query, actor }) => commands.rows(actor, params.termId, query)),
  bind(overrideStanding, ({ params, body, actor }) => commands.override(actor, params, body)),
  bind(readStandings, ({ params, actor }) => commands.readStandings(actor, params.studentId)),
  bind(reviseStanding, ({ params, body, actor }) => commands.revise(actor, params, body)),
  bind(appealStanding, ({ params, body, actor }) => commands.appeal(actor, params.studentId, body.text)),
  bind(listStandingReviews, ({ query, actor }) => commands.listReviews(actor, query)),
  bind(decideStandingReview, ({ params, body, actor }) => commands.decideReview(actor, params, body)),
]
