import { Enrolment, GradeStep, Hold } from '@matricula/contract/enrolment'
import { Instant, SectionId, StudentId, TermId } from '@matricula/contract/kernel'
import { z } from 'zod'
import { itemKind } from '#platform/store/item-kind.ts'

/** What a roster needs of a person, kept beside the enrolment so that a page of it is one query. */
const onRoster = {
  name: z.string(),
  /** The name in lower case, for the order of a roster. */
  sortName: z.string(),
  rollNumber: z.string(),
  programmeId: z.string(),
}

/** A final grade that is written beforehand: it counts once the release of that section is written. */
const PreparedGrade = z.object({
  releasedWith: SectionId,
  grade: z.string(),
  steps: z.array(GradeStep),
  at: Instant,
})

export const StoredEnrolment = Enrolment.extend({
  ...onRoster,
  prepared: PreparedGrade.optional(),
  /** On the roster E, dropped D, completed C. */
  list: z.enum(['E', 'D', 'C']),
})
export type StoredEnrolment = z.infer<typeof StoredEnrolment>

export const listOf = { enrolled: 'E', dropped: 'D', completed: 'C' } as const

export const enrolmentItem = itemKind({
  name: 'Enrolment',
  table: 'enrolments',
  reads: [
    'whether a student sits in a section: one get, 0.5 to 1 RRU',
    'what a student is enrolled in: one query on pk',
    'a page of a roster, by name: one query on g1',
  ],
  schema: StoredEnrolment,
  pk: 'STU#{studentId}',
  sk: 'ENR#{termId}#{sectionId}',
  g1: ['SEC#{sectionId}', '{list}#{sortName}#{studentId}'],
})

/** Written when all grades of a section are prepared: from then on each of them is shown. */
export const gradesReleaseItem = itemKind({
  name: 'Release of grades',
  table: 'enrolments',
  reads: ['whether prepared grades are shown: one batch get with the record, none while nothing is prepared'],
  schema: z.object({ sectionId: SectionId, at: Instant }),
  pk: 'SEC#{sectionId}',
  sk: 'RELEASE',
})

/** One student in the line of one section, with the whole bundle that is wished for. */
export const WaitingEntry = z.object({
  waitingFor: SectionId,
  /** All sections in whose lines the student stands for the bundle, this one among them. */
  lines: z.array(SectionId).min(1),
  /** The ticket with leading zeros, so that keys are in the order of tickets. */
  place: z.string().regex(/^\d{12}$/),
  ticket: z.int(),
  studentId: StudentId,
  termId: TermId,
  sectionIds: z.array(SectionId),
  /** What is given up when the seat comes. */
  instead: z.array(SectionId),
  since: Instant,
  ...onRoster,
})
export type WaitingEntry = z.infer<typeof WaitingEntry>

export const placeOfTicket = (ticket: number): string => String(ticket).padStart(12, '0')

export const waitingItem = itemKind({
  name: 'Waiting',
  table: 'enrolments',
  reads: ['who waits for a section, in the order of tickets: one query on pk'],
  schema: WaitingEntry,
  pk: 'SEC#{waitingFor}',
  sk: 'WAIT#{place}',
})

/** The key of a place in the line of one section. */
export const placeInLine = (waitingFor: SectionId, ticket: number) =>
  waitingItem.keyOf({ waitingFor, place: placeOfTicket(ticket) })

export const holdItem = itemKind({
  name: 'Hold',
  table: 'enrolments',
  reads: ['what stops a student from registering: one query on pk'],
  schema: Hold,
  pk: 'STU#{studentId}',
  sk: 'HOLD#{holdId}',
})

/** The ledger of one student; its attributes are named in `ledger.ts`. */
export const ledgerItem = itemKind({
  name: 'Registration ledger',
  table: 'enrolments',
  reads: ['what decides at registration: none to enrol, one get to drop'],
  schema: z.looseObject({ studentId: StudentId, version: z.int() }),
  pk: 'STU#{studentId}',
  sk: 'REG',
})
