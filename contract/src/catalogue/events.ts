import { CourseId, event, SectionId, TermId, UserId } from '@matricula/contract/kernel'
import { z } from 'zod'
import { Course, Section, Subject, Term } from './schema.ts'

const sectionRecord = (facts: { sectionId: string }) => `SECTION#${facts.sectionId}`
const oneSection = z.object({ sectionId: SectionId, termId: TermId, courseId: CourseId, version: z.int() })

export const termCreated = event('term.created', Term, (facts) => `TERM#${facts.termId}`)
export const termChanged = event('term.changed', Term, (facts) => `TERM#${facts.termId}`)
export const subjectCreated = event('subject.created', Subject, (facts) => `SUBJECT#${facts.subjectId}`)
export const courseCreated = event(
  'course.created',
  Course.pick({ courseId: true, title: true, version: true }),
  (facts) => `COURSE#${facts.courseId}`,
)
const Credits = z.object({ least: z.number(), most: z.number().optional() })
export const courseChanged = event(
  'course.changed',
  Course.pick({ courseId: true, title: true, version: true }).extend({
    /** Where they changed: sections that had the course's own follow. */
    credits: z.object({ before: Credits, after: Credits }).optional(),
  }),
  (facts) => `COURSE#${facts.courseId}`,
)
/** Taken back, as an import may be; nothing hangs on it any more. */
export const termRemoved = event(
  'term.removed',
  Term.pick({ termId: true }),
  (facts) => `TERM#${facts.termId}`,
)
export const subjectRemoved = event(
  'subject.removed',
  Subject.pick({ subjectId: true }),
  (facts) => `SUBJECT#${facts.subjectId}`,
)
export const courseRemoved = event(
  'course.removed',
  courseCreated.facts,
  (facts) => `COURSE#${facts.courseId}`,
)
export const sectionRemoved = event('section.removed', oneSection, sectionRecord)
export const sectionCreated = event('section.created', oneSection, sectionRecord)
export const sectionChanged = event(
  'section.changed',
  oneSection.extend({ changed: z.array(z.string()), state: Section.shape.state }),
  sectionRecord,
)
/** More or fewer seats: whoever waits may now have one. */
export const capacityChanged = event(
  'section.capacityChanged',
  z.object({ sectionId: SectionId, termId: TermId, capacity: z.int() }),
  sectionRecord,
)
export const instructorAssigned = event(
  'section.instructorAssigned',
  oneSection.extend({ userId: UserId, name: z.string() }),
  sectionRecord,
)
export const instructorUnassigned = event(
  'section.instructorUnassigned',
  oneSection.extend({ userId: UserId, name: z.string() }),
  sectionRecord,
)
