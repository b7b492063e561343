import type { Fact } from '@matricula/contract/kernel'
import { type StandingReview, standingReviewMoved } from '@matricula/contract/standing'

/** Asked, renewed, decided, withdrawn. */
export const reviewMoved = ({ studentId, termId, termTitle, kind, state, name }: StandingReview): Fact =>
  standingReviewMoved({ studentId, termId, termTitle, kind, state, studentName: name })
