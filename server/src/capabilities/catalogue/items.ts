import { Course, Section, Subject, Term } from '@matricula/contract/catalogue'
import { CourseId, SectionId, TermId, UserId } from '@matricula/contract/kernel'
import { z } from 'zod'
import { itemKind } from '#platform/store/item-kind.ts'

/** Few: one partition lists them without an index, so that a new one is in the list at once. */
export const termItem = itemKind({
  name: 'Term',
  table: 'catalogue',
  reads: ['one: get', 'all: query pk'],
  schema: Term,
  pk: 'TERMS',
  sk: '{termId}',
})

export const subjectItem = itemKind({
  name: 'Subject',
  table: 'catalogue',
  reads: ['one: get', 'all: query pk'],
  schema: Subject,
  pk: 'SUBJECTS',
  sk: '{subjectId}',
})

export const courseItem = itemKind({
  name: 'Course',
  table: 'catalogue',
  reads: ['one: get', 'courses of a subject by number: query g1'],
  schema: Course.extend({
    /** The number with its digits padded, so that 1001 comes after 201. */
    order: z.string(),
  }),
  pk: 'CRS#{courseId}',
  sk: 'COURSE',
  g1: ['SUBJECT#{subjectId}', '{order}#{courseId}'],
})

/**
 * The static part. A term is one partition of its index: 1,700 sections are two pages, read once by each server and
 * then kept; a partition for each department would cost a query for each of a hundred departments.
 */
export const sectionItem = itemKind({
  name: 'Section',
  table: 'catalogue',
  reads: ['one: get', 'sections of a term: query g1, once for each server'],
  schema: Section,
  pk: 'SEC#{sectionId}',
  sk: 'SECTION',
  g1: ['TERM#{termId}', '{courseId}#{code}'],
})

/** The moving part: small, and in no index, so that a seat costs one small write. */
export const seatsItem = itemKind({
  name: 'Seats',
  table: 'catalogue',
  reads: ['of one section: get', 'of a term: batch get, all batches at once'],
  schema: z.object({
    sectionId: SectionId,
    capacity: z.int(),
    taken: z.int(),
    waiting: z.int(),
    /** Nobody sits down in a section that is cancelled, whatever a server remembers of it. */
    cancelled: z.boolean().optional(),
  }),
  pk: 'SEC#{sectionId}',
  sk: 'SEATS',
})

/**
 * Apart from the seats, so that drawing a number never collides with a transaction; one for all sections of a course,
 * so that those who wait for different parts of it still stand in one order.
 */
export const ticketsItem = itemKind({
  name: 'Tickets',
  table: 'catalogue',
  reads: ['the next number: one atomic update'],
  schema: z.object({ courseId: CourseId, termId: TermId, tickets: z.int() }),
  pk: 'CRS#{courseId}',
  sk: 'TICKETS#{termId}',
})

export const teachingItem = itemKind({
  name: 'Teaching',
  table: 'catalogue',
  reads: ['sections that a person teaches, term by term: query g1'],
  schema: z.object({ sectionId: SectionId, termId: TermId, userId: UserId }),
  pk: 'SEC#{sectionId}',
  sk: 'INS#{userId}',
  g1: ['INS#{userId}', '{termId}#{sectionId}'],
})
