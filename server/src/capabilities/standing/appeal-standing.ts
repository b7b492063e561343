import { Problem, type StudentId } from '@matricula/contract/kernel'
import type { StandingReview } from '@matricula/contract/standing'
import { fullName } from '@matricula/contract/students'
import { type Actor, demand } from '#platform/actor.ts'
import { explaining } from '#platform/store/retry-when-stale.ts'
import type { Needs } from './needs.ts'
import { isOpenToAppeal } from './read-standings.ts'
import { reviewMoved } from './review-moved.ts'

export type AppealStanding = (actor: Actor, studentId: StudentId, text: string) => Promise<StandingReview>

export const createAppealStanding =
  ({ store, clock, students, standings }: Needs): AppealStanding =>
  async (actor, studentId, text) => {
    demand(actor, 'standing.appeal', await students.subjectFor(actor, studentId))
    const [student, { standings: own, reviews }] = await Promise.all([
      students.student(studentId),
      standings.whole(studentId),
    ])
    const newest = own.entries.at(-1)
    if (!newest || !isOpenToAppeal(newest, reviews)) throw new Problem('standing.no-appeal')
    const { termId, termTitle, outcome } = newest
    const review: StandingReview = {
      studentId,
      termId,
      termTitle,
      name: fullName(student),
      kind: 'appeal',
      state: 'open',
      outcome,
      text,
      at: clock.now(),
      version: 1,
    }
    const change = { writes: [standings.keepReview(review)], events: [reviewMoved(review)], answer: review }
    await explaining(store.commit(actor, change), { stale: () => new Problem('standing.no-appeal') })
    return review
  }
