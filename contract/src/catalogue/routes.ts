import {
  CourseId,
  page,
  pageQuery,
  route,
  SectionId,
  SubjectId,
  TermId,
  UserId,
} from '@matricula/contract/kernel'
import { z } from 'zod'
import {
  Course,
  CourseChange,
  Instructor,
  NewCourse,
  NewSection,
  NewTerm,
  Seats,
  Section,
  SectionChange,
  Subject,
  Term,
  TermChange,
} from './schema.ts'

const oneTerm = z.strictObject({ termId: TermId })
const oneCourse = z.strictObject({ courseId: CourseId })
const oneSection = z.strictObject({ sectionId: SectionId })
const SectionWithSeats = Section.extend({ seats: Seats })

export const listTerms = route({
  name: 'listTerms',
  summary: 'Terms, newest first',
  action: 'catalogue.read',
  method: 'GET',
  path: '/api/terms',
  reply: z.object({ items: z.array(Term) }),
})
export const createTerm = route({
  name: 'createTerm',
  summary: 'Add a term',
  action: 'term.write',
  method: 'POST',
  path: '/api/terms',
  body: NewTerm,
  status: 201,
  reply: Term,
  problems: ['item.exists'],
})
export const changeTerm = route({
  name: 'changeTerm',
  summary: 'Change a term: its dates, its registration window, its rules',
  action: 'term.write',
  method: 'PATCH',
  path: '/api/terms/:termId',
  params: oneTerm,
  body: TermChange,
  reply: Term,
  problems: ['item.missing', 'item.stale'],
})
export const listSubjects = route({
  name: 'listSubjects',
  summary: 'Subjects',
  action: 'catalogue.read',
  method: 'GET',
  path: '/api/subjects',
  reply: z.object({ items: z.array(Subject) }),
})
export const createSubject = route({
  name: 'createSubject',
  summary: 'Add a subject',
  action: 'catalogue.write',
  method: 'POST',
  path: '/api/subjects',
  body: z.strictObject(Subject.shape),
  status: 201,
  reply: Subject,
  problems: ['item.exists'],
})
export const listCourses = route({
  name: 'listCourses',
  summary: 'Courses of a subject, by number',
  action: 'catalogue.read',
  method: 'GET',
  path: '/api/courses',
  query: z.strictObject({ ...pageQuery, subjectId: SubjectId }),
  reply: page(Course),
})
export const readCourse = route({
  name: 'readCourse',
  summary: 'One course',
  action: 'catalogue.read',
  method: 'GET',
  path: '/api/courses/:courseId',
  params: oneCourse,
  reply: Course,
  problems: ['item.missing'],
})
export const createCourse = route({
  name: 'createCourse',
  summary: 'Add a course',
  action: 'catalogue.write',
  method: 'POST',
  path: '/api/courses',
  body: NewCourse,
  status: 201,
  reply: Course,
  problems: ['item.exists', 'item.missing'],
})
export const changeCourse = route({
  name: 'changeCourse',
  summary: 'Change a course',
  action: 'catalogue.write',
  method: 'PATCH',
  path: '/api/courses/:courseId',
  params: oneCourse,
  body: CourseChange,
  reply: Course,
  problems: ['item.missing', 'item.stale'],
})
export const listSections = route({
  name: 'listSections',
  summary: 'Every section of a term, to be kept and searched by the caller',
  action: 'catalogue.read',
  method: 'GET',
  path: '/api/terms/:termId/sections',
  params: oneTerm,
  query: z.strictObject({ subjectId: SubjectId.optional() }),
  reply: z.object({ items: z.array(Section) }),
  problems: ['item.missing'],
})
export const listSeats = route({
  name: 'listSeats',
  summary: 'Seats of every section of a term: capacity, taken, waiting',
  action: 'catalogue.read',
  method: 'GET',
  path: '/api/terms/:termId/seats',
  params: oneTerm,
  reply: z.object({ seats: z.array(z.tuple([SectionId, z.int(), z.int(), z.int()])) }),
  problems: ['item.missing'],
})
export const readSection = route({
  name: 'readSection',
  summary: 'One section with its seats',
  action: 'catalogue.read',
  method: 'GET',
  path: '/api/sections/:sectionId',
  params: oneSection,
  reply: SectionWithSeats,
  problems: ['item.missing'],
})
export const createSection = route({
  name: 'createSection',
  summary: 'Offer a course in a term',
  action: 'section.write',
  method: 'POST',
  path: '/api/sections',
  body: NewSection,
  status: 201,
  reply: SectionWithSeats,
  problems: ['item.exists', 'item.missing'],
})
export const changeSection = route({
  name: 'changeSection',
  summary: 'Change a section: times, room, capacity, state',
  action: 'section.write',
  method: 'PATCH',
  path: '/api/sections/:sectionId',
  params: oneSection,
  body: SectionChange,
  reply: SectionWithSeats,
  problems: ['item.missing', 'item.stale', 'section.full-enough', 'section.in-use'],
})
export const findTeachers = route({
  name: 'findTeachers',
  summary: 'People who may be assigned to teach, by any word of the name or by sign-in name',
  action: 'teacher.find',
  method: 'GET',
  path: '/api/teachers',
  query: z.strictObject({ find: z.string().trim().min(1).max(100) }),
  reply: z.object({ items: z.array(Instructor.extend({ loginName: z.string() })) }),
})
export const assignInstructor = route({
  name: 'assignInstructor',
  summary: 'Let a person teach a section',
  action: 'section.assign',
  method: 'PUT',
  path: '/api/sections/:sectionId/instructors/:userId',
  params: z.strictObject({ sectionId: SectionId, userId: UserId }),
  reply: Section,
  problems: ['item.missing'],
})
export const unassignInstructor = route({
  name: 'unassignInstructor',
  summary: 'A person teaches a section no longer',
  action: 'section.assign',
  method: 'DELETE',
  path: '/api/sections/:sectionId/instructors/:userId',
  params: z.strictObject({ sectionId: SectionId, userId: UserId }),
  reply: Section,
  problems: ['item.missing'],
})
export const listTeaching = route({
  name: 'listTeaching',
  summary: 'The sections that I teach, with their seats',
  action: 'teaching.list',
  method: 'GET',
  path: '/api/teaching',
  query: z.strictObject({ termId: TermId.optional() }),
  reply: z.object({ items: z.array(SectionWithSeats) }),
})
