import type { Section } from '@matricula/contract/catalogue'
import type { Enrolment, Hold, RosterEntry } from '@matricula/contract/enrolment'
import type { CourseId, SectionId, StudentId, TermId } from '@matricula/contract/kernel'
import type { Student } from '@matricula/contract/students'
import type { Catalogue } from '#capabilities/catalogue/index.ts'
import type { Students } from '#capabilities/students/index.ts'
import type { Capability } from '#platform/capability.ts'
import type { Platform } from '#platform/platform.ts'
import type { Reading } from '#platform/store/reading.ts'
import type { Change } from '#platform/store/store.ts'
import type { Write } from '#platform/store/write.ts'
import { enrolmentAudience } from './audience.ts'
import { createCheckRegistration } from './check-registration.ts'
import {
  type ClassMember,
  type Completion,
  completionRemoval,
  completions,
  finishing,
  regrading,
} from './completion.ts'
import { createCounters } from './counters.ts'
import { createDrop } from './drop.ts'
import { createEnrol } from './enrol.ts'
import { createFullSections } from './full-sections.ts'
import { enrolmentItem, gradesReleaseItem, holdItem, ledgerItem, waitingItem } from './items.ts'
import { createKnownClasses, knownClassesListener } from './known-classes.ts'
import { createLeaveWaitlist } from './leave-waitlist.ts'
import { createListEnrolments } from './list-enrolments.ts'
import { createListHolds } from './list-holds.ts'
import { createListRoster } from './list-roster.ts'
import { enrolmentListeners } from './listeners.ts'
import type { EnrolmentNeeds } from './needs.ts'
import { notPassing, passing } from './passing.ts'
import { createPlaceHold } from './place-hold.ts'
import { preparing, showingPrepared, shownReading } from './prepared-grades.ts'
import { createProfiles } from './profiles.ts'
import { createExamineLines } from './promote.ts'
import { createRecount } from './recount.ts'
import { createRegister, type Register } from './register.ts'
import { createReleaseHold } from './release-hold.ts'
import { createRename } from './rename.ts'
import { createRenewWeeks } from './renew-week.ts'
import { createEnrolmentRepository } from './repository.ts'
import { restricting } from './restricting.ts'
import { enrolmentRoutes } from './routes.ts'
import { enrolmentTables } from './tables.ts'
import { createWatchRegistration } from './watch-registration.ts'

export type { ClassMember, Completion } from './completion.ts'
export { isPass } from './grade-rules.ts'
export { type Restriction, standingHoldId } from './restricting.ts'

export interface Enrolments extends Capability {
  /** Enrolled and completed; neither dropped nor waited for. */
  enrolmentsOf(studentId: StudentId, termId?: TermId): Promise<Enrolment[]>
  /** The same, of which what a release of grades decides is read in one batch with what others keep. */
  enrolmentsReading(
    studentId: StudentId,
  ): Promise<{ readonly sectionIds: readonly SectionId[]; readonly reading: Reading<Enrolment[]> }>
  /** Everyone who sits in a section, by name. */
  rosterOf(sectionId: SectionId): Promise<RosterEntry[]>
  /** Everyone who sits in a section or has finished it, by name. */
  classOf(sectionId: SectionId): Promise<ClassMember[]>
  /** Whoever sat in the section when this server last looked or heard of a change; without a call where it is known. */
  knownIn(sectionId: SectionId): Promise<ReadonlySet<StudentId>>
  isEnrolled(sectionId: SectionId, studentId: StudentId): Promise<boolean>
  /** The oldest first. */
  holdsOf(studentId: StudentId): Promise<Hold[]>
  /** The same command that the route binds: each wish is answered by itself. */
  register: Register
  /** Courses that count as passed from now on, wherever a course requires them. */
  passing(studentId: StudentId, courseIds: readonly CourseId[]): Write
  notPassing: typeof notPassing
  restricting: typeof restricting
  finishing: typeof finishing
  preparing: typeof preparing
  showingPrepared: typeof showingPrepared
  /** Whether grades that were prepared for a section are shown. */
  gradesAreShown(sectionId: SectionId): Promise<boolean>
  regrading: typeof regrading
  /** Records a finished course without asking a rule or moving a seat; refusal `enrolled`. */
  completion(student: Student, sections: readonly Section[], grade?: string): Change
  /** The same for several courses of one student at once. */
  completions(student: Student, courses: readonly Completion[]): Change
  /** Takes completions back; the courses named count as passed no longer. */
  completionRemoval: typeof completionRemoval
  /** Whoever is enrolled or has completed, student by student in no order: for exports. */
  every(): AsyncIterable<Enrolment & Pick<RosterEntry, 'rollNumber'>>
}

interface Needs extends Platform {
  readonly students: Students
  readonly catalogue: Catalogue
}

export function createEnrolment({ students, ...platform }: Needs): Enrolments {
  const { store, clock } = platform
  const repository = createEnrolmentRepository(store)
  const needs: EnrolmentNeeds = {
    ...platform,
    repository,
    classes: createKnownClasses(repository),
    profiles: createProfiles(students, clock),
    subjectFor: students.subjectFor,
    full: createFullSections(clock),
    counters: createCounters(clock),
  }
  const register = createRegister(needs, {
    enrol: createEnrol(needs),
    drop: createDrop(needs),
    leaveWaitlist: createLeaveWaitlist(needs),
  })
  return {
    routes: enrolmentRoutes({
      register,
      checkRegistration: createCheckRegistration(needs),
      listEnrolments: createListEnrolments(needs),
      listRoster: createListRoster(needs),
      listHolds: createListHolds(needs),
      placeHold: createPlaceHold(needs),
      releaseHold: createReleaseHold(needs),
      watchRegistration: createWatchRegistration(needs),
    }),
    audience: enrolmentAudience,
    listeners: [
      knownClassesListener(needs.classes),
      ...enrolmentListeners(needs, {
        examineLines: createExamineLines(needs),
        renewWeeks: createRenewWeeks(needs),
        recount: createRecount(needs),
        rename: createRename(needs),
      }),
    ],
    kinds: [enrolmentItem, gradesReleaseItem, waitingItem, holdItem, ledgerItem],
    tables: enrolmentTables({ store, students, catalogue: platform.catalogue }),
    register,
    ...readsOf(needs),
    passing,
    notPassing,
    restricting,
    finishing,
    preparing,
    showingPrepared,
    regrading,
    completion: (student, sections, grade) => completions(student, [{ sections, grade }], clock.now()),
    completions: (student, courses) => completions(student, courses, clock.now()),
    completionRemoval,
  }
}

const isKept = ({ state }: Pick<Enrolment, 'state'>): boolean => state !== 'dropped'

/** What the capabilities below may ask. */
function readsOf({
  repository,
  catalogue,
  classes,
}: EnrolmentNeeds): Pick<
  Enrolments,
  | 'enrolmentsOf'
  | 'enrolmentsReading'
  | 'gradesAreShown'
  | 'rosterOf'
  | 'classOf'
  | 'knownIn'
  | 'isEnrolled'
  | 'holdsOf'
  | 'every'
> {
  return {
    every: () => repository.every(),
    async enrolmentsOf(studentId, termId) {
      const enrolments = await repository.shownOf(studentId, termId)
      return enrolments.filter(isKept)
    },
    async enrolmentsReading(studentId) {
      const stored = (await repository.enrolmentsOf(studentId)).filter(isKept)
      return { sectionIds: stored.map(({ sectionId }) => sectionId), reading: shownReading(stored) }
    },
    gradesAreShown: (sectionId) => repository.gradesAreShown(sectionId),
    async rosterOf(sectionId) {
      const { items } = await repository.rosterOf(sectionId, 'enrolled')
      return items
    },
    async classOf(sectionId) {
      const [sitting, finished] = await Promise.all([
        repository.rosterOf(sectionId, 'enrolled'),
        repository.rosterOf(sectionId, 'completed'),
      ])
      return [...sitting.items, ...finished.items].toSorted((one, other) =>
        one.sortName < other.sortName ? -1 : 1,
      )
    },
    knownIn: (sectionId) => classes.of(sectionId),
    async isEnrolled(sectionId, studentId) {
      const { termId } = await catalogue.section(sectionId)
      const enrolment = await repository.find({ studentId, termId, sectionId })
      return enrolment?.state === 'enrolled'
    },
    holdsOf: (studentId) => repository.holdsOf(studentId),
  }
}
