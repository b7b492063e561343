import { Enrolment, Hold } from '@matricula/contract/enrolment'
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

export const StoredEnrolment = Enrolment.extend({
  ...onRoster,
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
