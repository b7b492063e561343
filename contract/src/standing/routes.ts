import { page, pageQuery, route, StudentId, TermId, Version } from '@matricula/contract/kernel'
import { z } from 'zod'
import { StandingOutcome, StandingPolicy } from './policy.ts'
import { Reason, Standing, StandingHistory, StandingReview, StandingRow, StandingRun } from './schema.ts'

const oneTerm = z.strictObject({ termId: TermId })
const oneStudent = z.strictObject({ studentId: StudentId })
const oneReview = z.strictObject({
  studentId: StudentId,
  termId: TermId,
  kind: StandingReview.shape.kind,
})

export const readStandingRun = route({
  name: 'readStandingRun',
  summary: 'How far the standings of a term are, and the rules by which they are found',
  action: 'standing.watch',
  method: 'GET',
  path: '/api/terms/:termId/standing-run',
  params: oneTerm,
  reply: z.object({ run: StandingRun.optional(), policy: StandingPolicy }),
  problems: ['item.missing'],
})
export const startStandingRun = route({
  name: 'startStandingRun',
  summary: 'Find the standing of everyone who took something in the term; nothing is stored on a student yet',
  action: 'standing.decide',
  method: 'POST',
  path: '/api/terms/:termId/standing-run',
  params: oneTerm,
  status: 202,
  reply: StandingRun,
  problems: ['item.missing', 'standing.busy'],
})
export const stopStandingRun = route({
  name: 'stopStandingRun',
  summary: 'Stop what runs; what has been committed stays, and the run can be gone on with',
  action: 'standing.decide',
  method: 'POST',
  path: '/api/terms/:termId/standing-run/stop',
  params: oneTerm,
  reply: StandingRun,
  problems: ['item.missing', 'standing.not-now'],
})
export const listStandingRows = route({
  name: 'listStandingRows',
  summary: 'The students of a run with one outcome, by name',
  action: 'standing.watch',
  method: 'GET',
  path: '/api/terms/:termId/standing-run/rows',
  params: oneTerm,
  query: z.strictObject({ ...pageQuery, outcome: StandingOutcome }),
  reply: page(StandingRow),
  problems: ['item.missing'],
})
export const overrideStanding = route({
  name: 'overrideStanding',
  summary: 'Decide otherwise than the rules for one student of a run, with a reason',
  action: 'standing.decide',
  method: 'POST',
  path: '/api/terms/:termId/standing-run/rows/:studentId/override',
  params: z.strictObject({ termId: TermId, studentId: StudentId }),
  body: z.strictObject({ outcome: StandingOutcome, reason: Reason }),
  reply: StandingRow,
  problems: ['item.missing', 'item.stale', 'standing.not-now'],
})
export const commitStandingRun = route({
  name: 'commitStandingRun',
  summary: 'Put the standings on the students and tell each of them; goes on where it was interrupted',
  action: 'standing.decide',
  method: 'POST',
  path: '/api/terms/:termId/standing-run/commit',
  params: oneTerm,
  status: 202,
  reply: StandingRun,
  problems: ['item.missing', 'standing.not-now'],
})
export const readStandings = route({
  name: 'readStandings',
  summary: 'A student’s standings, newest first, with the rule and the numbers that decided',
  action: 'standing.read',
  method: 'GET',
  path: '/api/students/:studentId/standings',
  params: oneStudent,
  reply: StandingHistory,
  problems: ['item.missing'],
})
export const reviseStanding = route({
  name: 'reviseStanding',
  summary:
    'Decide otherwise about a committed standing, with a reason that the student reads: a reinstatement, say',
  action: 'standing.decide',
  method: 'POST',
  path: '/api/students/:studentId/standings/:termId',
  params: z.strictObject({ studentId: StudentId, termId: TermId }),
  body: z.strictObject({ version: Version, outcome: StandingOutcome, reason: Reason }),
  reply: Standing,
  problems: ['item.missing', 'item.stale'],
})
export const appealStanding = route({
  name: 'appealStanding',
  summary: 'Ask that one’s newest standing be looked at again',
  action: 'standing.appeal',
  method: 'POST',
  path: '/api/students/:studentId/standings/appeal',
  params: oneStudent,
  body: z.strictObject({
    text: z
      .string()
      .normalize('NFC')
      .trim()
      .min(10, 'Say in a sentence or two what should be looked at')
      .max(2000, 'At most 2,000 characters'),
  }),
  status: 201,
  reply: StandingReview,
  problems: ['item.missing', 'standing.no-appeal'],
})
export const listStandingReviews = route({
  name: 'listStandingReviews',
  summary: 'Appeals, and standings that come out otherwise since a grade has changed',
  action: 'standing.watch',
  method: 'GET',
  path: '/api/standing-reviews',
  query: z.strictObject({ ...pageQuery, state: StandingReview.shape.state.default('open') }),
  reply: page(StandingReview),
})
export const decideStandingReview = route({
  name: 'decideStandingReview',
  summary: 'Grant another standing, or leave it as it is; the student reads the note',
  action: 'standing.decide',
  method: 'POST',
  path: '/api/standing-reviews/:studentId/:termId/:kind',
  params: oneReview,
  /** Without an outcome the standing stays as it is. */
  body: z.strictObject({ version: Version, outcome: StandingOutcome.optional(), note: Reason }),
  reply: StandingReview,
  problems: ['item.missing', 'item.stale', 'standing.not-now'],
})
