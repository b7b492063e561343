import type { Course, Seats, Section, Subject, Term } from '@matricula/contract/catalogue'
import type { CourseId, SectionId, TermId } from '@matricula/contract/kernel'
import type { Capability } from '#platform/capability.ts'
import type { Change } from '#platform/store/store.ts'
import { createAsk } from './ask.ts'
import { catalogueAudience } from './audience.ts'
import { createChangeSection } from './change-section.ts'
import { createChangeCourse, createCreateCourse, newCourseOf } from './courses.ts'
import { createCreateSection, newSectionOf } from './create-section.ts'
import { createFindTeachers } from './find-teachers.ts'
import { createImportValues, type ImportValues } from './import-values.ts'
import { createAssign, createUnassign } from './instructors.ts'
import * as items from './items.ts'
import { createMemoryListener, createTitleListener } from './listeners.ts'
import { createCatalogueMemory } from './memory.ts'
import type { CatalogueNeeds, Parts } from './needs.ts'
import { type CatalogueReads, createCatalogueReads } from './reads.ts'
import { createCatalogueRepository } from './repository.ts'
import { type CatalogueCommands, catalogueRoutes } from './routes.ts'
import { type SeatWrites, seatWrites } from './seat-writes.ts'
import { createIssueTicket, createSeatsOf } from './seats.ts'
import { createCreateSubject, newSubjectOf } from './subjects.ts'
import { catalogueTables, createWithSections, type WithSections } from './tables.ts'
import { createChangeTerm, createCreateTerm, newTermOf } from './terms.ts'

export { sectionFaults, sectionIdOf } from './rules.ts'
export { sectionFor, subjectOf, taughtBy } from './section-for.ts'
export { sectionCells, sectionColumns, type TableNeeds } from './tables.ts'

/** What the rest may know about terms, courses, sections and seats. */
export interface Catalogue extends Capability, CatalogueReads, ImportValues, SeatWrites {
  /** As they are now, in the order of the ids. Throws `item.missing`. */
  seatsOf(sectionIds: readonly SectionId[]): Promise<Seats[]>
  /** Each row with its section, of one term where one is asked for: for exports. */
  readonly withSections: WithSections
  /** The next number among those who wait for a course; drawn before any seat is looked at. */
  issueTicket(courseId: CourseId, termId: TermId): Promise<number>
  /** Everything that makes a new record, as values; each is refused as `exists`. */
  newTerm(term: Term): Change
  newSubject(subject: Subject): Change
  newCourse(course: Course): Change
  /** With its seats, and the rights of the instructors that it names. */
  newSection(section: Section, capacity: number): Change
  readonly commands: CatalogueCommands
}

export function createCatalogue(needs: CatalogueNeeds): Catalogue {
  const stored = createCatalogueRepository(needs.store)
  const parts: Parts = { ...needs, stored, memory: createCatalogueMemory(stored) }
  const seatsOf = createSeatsOf(needs.store)
  const reads = createCatalogueReads({ ...parts, seatsOf })
  const commands = commandsOf(parts, seatsOf)
  return {
    routes: catalogueRoutes(commands, createAsk({ stored, reads, seatsOf }), createFindTeachers(needs)),
    audience: catalogueAudience,
    listeners: [createMemoryListener(parts), createTitleListener(parts)],
    kinds: Object.values(items).filter((exported) => 'keyOf' in exported),
    tables: catalogueTables(reads),
    ...reads,
    ...seatWrites,
    ...createImportValues(parts),
    seatsOf,
    withSections: createWithSections(reads.findSection),
    issueTicket: createIssueTicket(needs.store),
    newTerm: (term) => newTermOf(parts, term),
    newSubject: (subject) => newSubjectOf(parts, subject),
    newCourse: (course) => newCourseOf(parts, course),
    newSection: (section, capacity) => newSectionOf(parts, section, capacity),
    commands,
  }
}

const commandsOf = (parts: Parts, seatsOf: Catalogue['seatsOf']): CatalogueCommands => ({
  createTerm: createCreateTerm(parts),
  changeTerm: createChangeTerm(parts),
  createSubject: createCreateSubject(parts),
  createCourse: createCreateCourse(parts),
  changeCourse: createChangeCourse(parts),
  createSection: createCreateSection(parts),
  changeSection: createChangeSection({ ...parts, seatsOf }),
  assign: createAssign(parts),
  unassign: createUnassign(parts),
})
