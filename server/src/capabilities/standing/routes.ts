import {
  appealStanding,
  commitStandingRun,
  decideStandingReview,
  listStandingReviews,
  listStandingRows,
  overrideStanding,
  readStandingRun,
  readStandings,
  startStandingRun,
  stopStandingRun,
} from '@matricula/contract/standing'
import { bind, type Endpoint } from '#platform/http/bind.ts'
import type { AppealStanding, DecideReview, ListReviews, ReadStandings } from './reviews.ts'
import type { SteerRun } from './steer-run.ts'

interface Commands {
  readonly run: SteerRun
  readonly readStandings: ReadStandings
  readonly appeal: AppealStanding
  readonly listReviews: ListReviews
  readonly decideReview: DecideReview
}

export const standingRoutes = ({ run, ...commands }: Commands): Endpoint[] => [
  bind(readStandingRun, ({ params, actor }) => run.read(actor, params.termId)),
  bind(startStandingRun, ({ params, actor }) => run.start(actor, params.termId)),
  bind(stopStandingRun, ({ params, actor }) => run.stop(actor, params.termId)),
  bind(commitStandingRun, ({ params, actor }) => run.commit(actor, params.termId)),
  bind(listStandingRows, ({ params, query, actor }) => run.rows(actor, params.termId, query)),
  bind(overrideStanding, ({ params, body, actor }) => run.override(actor, params, body)),
  bind(readStandings, ({ params, actor }) => commands.readStandings(actor, params.studentId)),
  bind(appealStanding, ({ params, body, actor }) => commands.appeal(actor, params.studentId, body.text)),
  bind(listStandingReviews, ({ query, actor }) => commands.listReviews(actor, query)),
  bind(decideStandingReview, ({ params, body, actor }) => commands.decideReview(actor, params, body)),
]
