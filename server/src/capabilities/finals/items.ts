import { GradeChange, GradeCuts, Incomplete, RosterState, RosterStep } from '@matricula/contract/finals'
import { CourseId, GradeChangeId, Instant, SectionId, StudentId, TermId } from '@matricula/contract/kernel'
import { z } from 'zod'
import { itemKind } from '#platform/store/item-kind.ts'

/** With the account, since nobody takes two steps of one roster. */
const StoredStep = RosterStep.extend({ byId: z.string() })

export const Entrant = z.object({ accountId: z.string(), name: z.string() })
export type Entrant = z.infer<typeof Entrant>

/** How far the final grades of a section are. The grades lie beside it, so that a list of rosters stays small. */
export const rosterItem = itemKind({
  name: 'Final grades',
  table: 'enrolments',
  reads: ['how far a section is: get', 'how far the sections of a term are: query g1'],
  schema: z.object({
    sectionId: SectionId,
    termId: TermId,
    state: RosterState,
    /** How many have a grade or a reason. */
    settled: z.int(),
    /** Whether two people enter; those who do, in the order in which they began. */
    doubleEntry: z.boolean().optional(),
    entrants: z.array(Entrant).optional(),
    /** Accounts that have entered a grade. */
    enteredBy: z.array(z.string()),
    steps: z.array(StoredStep),
    checksum: z.string().optional(),
    version: z.int().positive(),
  }),
  pk: 'SEC#{sectionId}',
  sk: 'FINALS',
  g1: ['FINALS#{termId}', '{sectionId}'],
})
export type StoredRoster = z.infer<typeof rosterItem.schema>

const StoredGrade = z.object({
  grade: z.string().optional(),
  reason: z.string().optional(),
  version: z.int().positive(),
  by: z.string(),
  at: Instant,
})

/** Drafts: a map from student to grade. */
export const draftsItem = itemKind({
  name: 'Draft grades',
  table: 'enrolments',
  reads: ['with how far the section is: one batch get'],
  schema: z.object({ sectionId: SectionId, grades: z.record(StudentId, StoredGrade) }),
  pk: 'SEC#{sectionId}',
  sk: 'FINALS#DRAFTS',
})

/** What the second of two people entered. */
export const secondDraftsItem = itemKind({
  name: 'Second draft grades',
  table: 'enrolments',
  reads: ['with how far the section is: one batch get'],
  schema: draftsItem.schema,
  pk: 'SEC#{sectionId}',
  sk: 'FINALS#SECOND',
})

/** How grades are proposed from marks, as somebody has chosen it. */
export const cutsItem = itemKind({
  name: 'Grade cuts',
  table: 'enrolments',
  reads: ['how grades of a section are proposed: get'],
  schema: z.object({ ...GradeCuts.shape, sectionId: SectionId }),
  pk: 'SEC#{sectionId}',
  sk: 'FINALS#CUTS',
})

const PostedGrade = z.object({
  studentId: StudentId,
  grade: z.string().optional(),
  reason: z.string().optional(),
})
/** What was posted: written once, never changed. */
export const postedItem = itemKind({
  name: 'Posted grades',
  table: 'enrolments',
  reads: ['what was posted for a section: get'],
  schema: z.object({
    sectionId: SectionId,
    termId: TermId,
    courseId: CourseId,
    grades: z.array(PostedGrade),
    checksum: z.string(),
    at: Instant,
    by: z.string(),
  }),
  pk: 'SEC#{sectionId}',
  sk: 'FINALS#POSTED',
})

/** One link in the chain of a grade: written once, never changed. The grade on the record is the fold of the chain. */
export const gradeStepItem = itemKind({
  name: 'Grade step',
  table: 'enrolments',
  reads: ['how a grade came to be: query begins GRD#'],
  schema: z.object({
    studentId: StudentId,
    termId: TermId,
    sectionId: SectionId,
    /** Its place in the chain, three digits, so that keys are in order. */
    place: z.string().regex(/^\d{3}$/),
    step: z.string(),
    grade: z.string(),
    result: z.string(),
    at: Instant,
    by: z.string(),
    changeId: GradeChangeId.optional(),
  }),
  pk: 'STU#{studentId}',
  sk: 'GRD#{termId}#{sectionId}#{place}',
})

export const changeItem = itemKind({
  name: 'Grade change',
  table: 'enrolments',
  reads: ['one: get', 'those in one state, newest first: query g1'],
  schema: GradeChange.extend({ involved: z.array(z.string()) }),
  pk: 'SEC#{sectionId}',
  sk: 'GCHG#{changeId}',
  g1: ['GRADE-CHANGES#{state}', '{changeId}'],
})
export type StoredChange = z.infer<typeof changeItem.schema>

/** A grade that waits for work to be completed. */
export const incompleteItem = itemKind({
  name: 'Incomplete',
  table: 'enrolments',
  reads: ['one: get', 'those due first: query g1'],
  schema: Incomplete.extend({ list: z.literal('INCOMPLETES') }),
  pk: 'SEC#{sectionId}',
  sk: 'INC#{studentId}',
  g1: ['{list}', '{dueOn}#{sectionId}#{studentId}'],
})

/** While it is there, a change of this student's grade is being decided. */
export const pendingItem = itemKind({
  name: 'Pending grade change',
  table: 'enrolments',
  reads: ['none: it keeps two changes of one grade apart'],
  schema: z.object({ sectionId: SectionId, studentId: StudentId, changeId: GradeChangeId }),
  pk: 'SEC#{sectionId}',
  sk: 'GPEND#{studentId}',
})
