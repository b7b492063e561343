import { CalendarDay, StudentId } from '@matricula/contract/kernel'
import { Standing, StandingReview, StandingRow, StandingRun } from '@matricula/contract/standing'
import { z } from 'zod'
import { itemKind } from '#platform/store/item-kind.ts'

/** How far the standings of a term are; a later run takes its place. */
export const runItem = itemKind({
  name: 'Standing run',
  table: 'events',
  reads: ['how far the standings of a term are: get'],
  schema: StandingRun.extend({
    stopAsked: z.boolean(),
    /** When the process that works on it last gave a sign of life, in milliseconds. */
    aliveAt: z.number(),
    /** What made it stop, for whoever looks into the store. */
    fault: z.string().optional(),
  }),
  pk: 'STANDINGS#{termId}',
  sk: 'RUN',
})
export type StoredRun = z.infer<typeof runItem.schema>

/** One student of a run; what was found is kept with the run, also after it was committed. */
export const rowItem = itemKind({
  name: 'Standing found',
  table: 'events',
  reads: ['one: get', 'those of one outcome by name: query g1', 'all of a run, to commit them: query on pk'],
  schema: StandingRow.extend({ sortName: z.string() }),
  pk: 'STANDINGS#{jobId}',
  sk: 'ROW#{studentId}',
  g1: ['STANDINGS#{jobId}#{outcome}', '{sortName}#{studentId}'],
})
export type StoredRow = z.infer<typeof rowItem.schema>

/** All standings of a student in one item, the oldest first: there is one for each term. */
export const standingItem = itemKind({
  name: 'Standings of a student',
  table: 'enrolments',
  reads: ['a student’s standings with what was asked about them: query begins STAND', 'to commit: batch get'],
  schema: z.object({
    studentId: StudentId,
    entries: z.array(Standing.extend({ startsOn: CalendarDay })),
    version: z.int().positive(),
  }),
  pk: 'STU#{studentId}',
  sk: 'STAND',
})
export type StoredStandings = z.infer<typeof standingItem.schema>
export type Entry = StoredStandings['entries'][number]

export const reviewItem = itemKind({
  name: 'Standing to be looked at again',
  table: 'enrolments',
  reads: ['with the student’s standings: query begins STAND', 'those in one state, newest first: query g1'],
  schema: StandingReview,
  pk: 'STU#{studentId}',
  sk: 'STAND#{termId}#{kind}',
  g1: ['STANDING-REVIEWS#{state}', '{at}#{studentId}'],
})
