import { CalendarDay, event, GradeChangeId, SectionId, StudentId, TermId } from '@matricula/contract/kernel'
import { z } from 'zod'
import { FinalGrade, GradeChangeKind, GradeChangeState, GradeDifference, RosterState } from './schema.ts'

const ofSection = (facts: { sectionId: string }) => `SECTION#${facts.sectionId}`
const ofStudent = (facts: { studentId: string }) => `STUDENT#${facts.studentId}`

/** Teaching staff and the office only: grades are drafts until they are released. */
export const gradesEntered = event(
  'grades.entered',
  z.object({
    sectionId: SectionId,
    label: z.string(),
    grades: z.array(FinalGrade.omit({ by: true, at: true })),
    /** One of two entries that must not see each other yet. */
    blind: z.boolean().optional(),
  }),
  ofSection,
)
/** How grades are proposed from marks has been chosen. */
export const gradeCutsKept = event(
  'grades.cuts-kept',
  z.object({ sectionId: SectionId, label: z.string() }),
  ofSection,
)
/** That two people enter the grades, or one again. */
export const doubleEntryChosen = event(
  'grades.double-entry',
  z.object({ sectionId: SectionId, label: z.string(), on: z.boolean() }),
  ofSection,
)
/** Which of two entries counts. */
export const differenceSettled = event(
  'grades.settled',
  z.object({
    sectionId: SectionId,
    label: z.string(),
    ...GradeDifference.shape,
    take: z.enum(['first', 'second']),
  }),
  ofSection,
)
/** Sent in, returned, approved, posted, released. */
export const gradesMoved = event(
  'grades.moved',
  z.object({
    sectionId: SectionId,
    termId: TermId,
    label: z.string(),
    state: RosterState,
    note: z.string().optional(),
  }),
  ofSection,
)
/** To each student alone, once the grade is on the record. The grade itself is read by the route. */
export const gradeReleased = event(
  'grade.released',
  z.object({
    studentId: StudentId,
    sectionId: SectionId,
    termId: TermId,
    courseTitle: z.string(),
    /** Of a change: what kind; an incomplete that was not completed lapses. */
    kind: z.enum([...GradeChangeKind.options, 'lapse']).optional(),
  }),
  ofStudent,
)
export const incompleteExtended = event(
  'incomplete.extended',
  z.object({
    studentId: StudentId,
    sectionId: SectionId,
    termId: TermId,
    courseTitle: z.string(),
    dueOn: CalendarDay,
  }),
  ofStudent,
)
export const gradeChangeMoved = event(
  'grade-change.moved',
  z.object({
    changeId: GradeChangeId,
    sectionId: SectionId,
    label: z.string(),
    studentName: z.string(),
    kind: GradeChangeKind,
    state: GradeChangeState,
  }),
  ofSection,
)
