import {
  CalendarDay,
  CourseId,
  Credits,
  DepartmentId,
  Instant,
  line,
  MinuteOfDay,
  prose,
  SectionId,
  SubjectId,
  TermId,
  UserId,
  Version,
} from '@matricula/contract/kernel'
import { z } from 'zod'

export const Subject = z.object({ subjectId: SubjectId, title: line(120), departmentId: DepartmentId })
export type Subject = z.infer<typeof Subject>

/** When students may register by themselves; outside it search goes on and the page says when it opens. */
export const RegistrationWindow = z
  .strictObject({ opensAt: Instant, closesAt: Instant, paused: z.boolean().default(false) })
  .refine((window) => window.opensAt < window.closesAt, {
    path: ['closesAt'],
    error: 'Registration must close after it opens',
  })
export type RegistrationWindow = z.infer<typeof RegistrationWindow>

const termFields = {
  title: line(80),
  startsOn: CalendarDay,
  endsOn: CalendarDay,
  registration: RegistrationWindow,
  creditLimit: Credits,
  /** Whether two sections may meet at the same time in one student's week. */
  clashes: z.enum(['refuse', 'allow']).default('refuse'),
  /** Days on which nothing meets. */
  holidays: z.array(CalendarDay).max(120).default([]),
}

export const Term = z.object({ termId: TermId, ...termFields, version: Version })
export type Term = z.infer<typeof Term>
export const NewTerm = z
  .strictObject({ termId: TermId, ...termFields })
  .refine((term) => term.startsOn < term.endsOn, {
    path: ['endsOn'],
    error: 'The term must end after it starts',
  })
/** What is not named stays as it is: a default would overwrite it. */
export const TermChange = z
  .strictObject({
    ...termFields,
    clashes: termFields.clashes.unwrap(),
    holidays: termFields.holidays.unwrap(),
  })
  .partial()
  .extend({ version: Version })

const courseFields = {
  subjectId: SubjectId,
  /** As printed after the subject: 201 in CS 201. */
  number: z
    .string()
    .trim()
    .regex(/^[\w.-]{1,16}$/, 'Use letters, digits, dots and hyphens, at most 16'),
  title: line(160),
  credits: Credits,
  /** The upper end where the student chooses the credits. */
  creditsAtMost: Credits.optional(),
  description: prose(4000).optional(),
  /** Courses that must have been passed before. */
  requires: z.array(CourseId).max(10).default([]),
  /** The rule as the catalogue prints it. */
  requirementText: prose(2000).optional(),
}
export const Course = z.object({
  courseId: CourseId,
  departmentId: DepartmentId,
  ...courseFields,
  version: Version,
})
export type Course = z.infer<typeof Course>
export const NewCourse = z.strictObject({ courseId: CourseId.optional(), ...courseFields })
/** What is not named stays as it is; null empties a field that may be empty. */
export const CourseChange = z
  .strictObject({
    ...courseFields,
    creditsAtMost: courseFields.creditsAtMost.nullable(),
    description: courseFields.description.nullable(),
    requires: courseFields.requires.unwrap(),
    requirementText: courseFields.requirementText.nullable(),
  })
  .omit({ subjectId: true, number: true })
  .partial()
  .extend({ version: Version })

/** A time in the week, as long as the section lasts. Weeks is one digit for each teaching week, 1 where it meets. */
export const Meeting = z
  .strictObject({
    /** 1 is Monday, 7 is Sunday. */
    day: z.int('Choose a day').min(1, 'Choose a day').max(7, 'Choose a day'),
    start: MinuteOfDay,
    end: MinuteOfDay,
    room: line(60).optional(),
    weeks: z
      .string()
      .regex(/^[01]{1,60}$/, 'Name weeks of the term, such as 1-7, 9 (sent as one 0 or 1 for each week)')
      .optional(),
  })
  .refine((meeting) => meeting.end - meeting.start >= 15, {
    path: ['end'],
    error: 'A meeting lasts at least 15 minutes',
  })
  .refine((meeting) => meeting.start % 5 === 0 && meeting.end % 5 === 0, {
    path: ['start'],
    error: 'Times are in steps of five minutes',
  })
export type Meeting = z.infer<typeof Meeting>

export const Instructor = z.object({ userId: UserId, name: z.string() })
export type Instructor = z.infer<typeof Instructor>

const sectionFields = {
  /** As printed after the course: A in CS 201 A. */
  code: z
    .string()
    .trim()
    .regex(/^[\w.-]{1,16}$/, 'Use letters, digits, dots and hyphens, at most 16'),
  title: line(160).optional(),
  /** What it is: Lecture, Laboratory, Discussion, Online. */
  component: line(60).default('Lecture'),
  /** A student takes one section from every part of one configuration. */
  configuration: z
    .string()
    .regex(/^[\w-]{1,16}$/)
    .default('1'),
  part: z
    .string()
    .regex(/^[\w-]{1,16}$/)
    .default('1'),
  /** A student in this section must also sit in its parent. */
  parentId: SectionId.optional(),
  credits: Credits,
  creditsAtMost: Credits.optional(),
  meetings: z.array(Meeting).max(30).default([]),
  note: prose(2000).optional(),
}
export const SectionState = z.enum(['open', 'closed', 'cancelled'])

export const Section = z.object({
  sectionId: SectionId,
  termId: TermId,
  courseId: CourseId,
  departmentId: DepartmentId,
  courseTitle: z.string(),
  ...sectionFields,
  state: SectionState,
  instructors: z.array(Instructor),
  version: Version,
})
export type Section = z.infer<typeof Section>
export const NewSection = z.strictObject({
  termId: TermId,
  courseId: CourseId,
  ...sectionFields,
  credits: Credits.optional(),
  capacity: z.int().min(0).max(100_000),
  state: SectionState.default('open'),
})
/** What is not named stays as it is; null empties a field that may be empty. */
export const SectionChange = z
  .strictObject({
    ...sectionFields,
    title: sectionFields.title.nullable(),
    component: sectionFields.component.unwrap(),
    configuration: sectionFields.configuration.unwrap(),
    part: sectionFields.part.unwrap(),
    parentId: sectionFields.parentId.nullable(),
    creditsAtMost: sectionFields.creditsAtMost.nullable(),
    meetings: sectionFields.meetings.unwrap(),
    note: sectionFields.note.nullable(),
    state: SectionState,
    capacity: z.int().min(0).max(100_000),
    confirmOver: z.boolean(),
  })
  .omit({ code: true })
  .partial()
  .extend({ version: Version })

/** The moving part of a section: seats in all, seats taken, students waiting. */
export const Seats = z.object({ capacity: z.int(), taken: z.int(), waiting: z.int() })
export type Seats = z.infer<typeof Seats>

/** What a section is called where the course is not in sight: CS-201 A. */
export const sectionLabel = (section: { courseId: string; code: string }): string =>
  `${section.courseId} ${section.code}`
