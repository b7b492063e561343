import {
  assignInstructor,
  changeCourse,
  changeSection,
  changeTerm,
  createCourse,
  createSection,
  createSubject,
  createTerm,
  findTeachers,
  listCourses,
  listSeats,
  listSections,
  listSubjects,
  listTeaching,
  listTerms,
  readCourse,
  readSection,
  unassignInstructor,
} from '@matricula/contract/catalogue'
import { bind, type Endpoint } from '#platform/http/bind.ts'
import type { Ask } from './ask.ts'
import type { ChangeSection } from './change-section.ts'
import type { ChangeCourse, CreateCourse } from './courses.ts'
import type { CreateSection } from './create-section.ts'
import type { FindTeachers } from './find-teachers.ts'
import type { Assign } from './instructors.ts'
import type { CreateSubject } from './subjects.ts'
import type { ChangeTerm, CreateTerm } from './terms.ts'

/** What the registrar may do with the catalogue; an import does the same, row by row. */
export interface CatalogueCommands {
  readonly createTerm: CreateTerm
  readonly changeTerm: ChangeTerm
  readonly createSubject: CreateSubject
  readonly createCourse: CreateCourse
  readonly changeCourse: ChangeCourse
  readonly createSection: CreateSection
  readonly changeSection: ChangeSection
  readonly assign: Assign
  readonly unassign: Assign
}

export const catalogueRoutes = (
  commands: CatalogueCommands,
  ask: Ask,
  teachers: FindTeachers,
): Endpoint[] => [
  bind(listTerms, async ({ actor }) => ({ items: await ask.terms(actor) })),
  bind(createTerm, ({ actor, body }) => commands.createTerm(actor, body)),
  bind(changeTerm, ({ actor, params, body }) => commands.changeTerm(actor, params.termId, body)),
  bind(listSubjects, async ({ actor }) => ({ items: await ask.subjects(actor) })),
  bind(createSubject, ({ actor, body }) => commands.createSubject(actor, body)),
  bind(listCourses, ({ actor, query }) => ask.courses(actor, query)),
  bind(readCourse, ({ actor, params }) => ask.course(actor, params.courseId)),
  bind(createCourse, ({ actor, body }) => commands.createCourse(actor, body)),
  bind(changeCourse, ({ actor, params, body }) => commands.changeCourse(actor, params.courseId, body)),
  bind(listSections, async ({ actor, params, query }) => ({
    items: await ask.sections(actor, params.termId, query.subjectId),
  })),
  bind(listSeats, async ({ actor, params }) => ({ seats: await ask.seats(actor, params.termId) })),
  bind(readSection, ({ actor, params }) => ask.section(actor, params.sectionId)),
  bind(createSection, ({ actor, body }) => commands.createSection(actor, body)),
  bind(changeSection, ({ actor, params, body }) => commands.changeSection(actor, params.sectionId, body)),
  bind(findTeachers, async ({ actor, query }) => ({ items: await teachers(actor, query.find) })),
  bind(assignInstructor, ({ actor, params }) => commands.assign(actor, params.sectionId, params.userId)),
  bind(unassignInstructor, ({ actor, params }) => commands.unassign(actor, params.sectionId, params.userId)),
  bind(listTeaching, async ({ actor, query }) => ({ items: await ask.teaching(actor, query.termId) })),
]
