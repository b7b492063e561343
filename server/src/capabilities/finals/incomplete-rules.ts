import { type CalendarDay, daysAfter } from '@matricula/contract/kernel'
import type { GradeScheme } from '@matricula/contract/records'

/** Days after the end of its term in which an incomplete can be completed. */
const daysToComplete = 120
/** However often it is extended. */
const daysAtMost = 365

/** Until when an incomplete of a term is completed. */
export const dueAfter = (endsOn: CalendarDay): CalendarDay => daysAfter(endsOn, daysToComplete)

/** How far it can be extended, as a year after the term no grade changes any more. */
export const latestAfter = (endsOn: CalendarDay): CalendarDay => daysAfter(endsOn, daysAtMost)

/** What an incomplete becomes when nobody completes it: the lowest grade that is part of an average. */
export const lapseGradeOf = ({ grades, measure }: Pick<GradeScheme, 'grades' | 'measure'>): string =>
  grades.findLast(({ inGpa, passes, kind }) => inGpa && !passes && kind === 'normal')?.letter ??
  (measure === 'percentage' ? '0' : 'F')
