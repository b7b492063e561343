import {
  CalendarDay,
  GradeChangeId,
  line,
  page,
  pageQuery,
  route,
  SectionId,
  StudentId,
  TermId,
} from '@matricula/contract/kernel'
import { z } from 'zod'
import {
  EnteredGrade,
  FinalGrade,
  FinalRoster,
  GradeChange,
  GradeChangeKind,
  GradeChangeState,
  GradeEffects,
  Incomplete,
  RosterSummary,
} from './schema.ts'

const oneSection = z.strictObject({ sectionId: SectionId })
const oneChange = z.strictObject({ sectionId: SectionId, changeId: GradeChangeId })
const Note = line(300)
const moved = ['item.missing', 'item.stale', 'grades.not-now', 'grades.same-person'] as const

export const readFinalGrades = route({
  name: 'readFinalGrades',
  summary: 'The final grades of a section, how far they are, and what may be done next',
  action: 'finals.read',
  method: 'GET',
  path: '/api/sections/:sectionId/final-grades',
  params: oneSection,
  reply: FinalRoster,
  problems: ['item.missing'],
})
export const enterFinalGrades = route({
  name: 'enterFinalGrades',
  summary: 'Save final grades; each by itself. One that someone changed since is refused, with theirs',
  action: 'finals.enter',
  method: 'POST',
  path: '/api/sections/:sectionId/final-grades',
  params: oneSection,
  body: z.strictObject({ grades: z.array(EnteredGrade).min(1, 'Give at least one grade').max(1000) }),
  reply: z.object({
    saved: z.array(FinalGrade),
    refused: z.array(
      z.object({
        studentId: StudentId,
        reason: z.enum(['changed-by-another', 'unknown-grade', 'not-in-section', 'to-be-decided']),
        message: z.string(),
        theirs: FinalGrade.optional(),
      }),
    ),
  }),
  problems: ['item.missing', 'grades.not-now', 'grades.two-enter'],
})
export const chooseDoubleEntry = route({
  name: 'chooseDoubleEntry',
  summary: 'Let two people enter the final grades of a section apart, or one again; before anybody has begun',
  action: 'finals.enter',
  method: 'PUT',
  path: '/api/sections/:sectionId/final-grades/double-entry',
  params: oneSection,
  body: z.strictObject({ on: z.boolean() }),
  reply: FinalRoster,
  problems: ['item.missing', 'item.stale', 'grades.not-now', 'grades.begun'],
})
export const settleDifference = route({
  name: 'settleDifference',
  summary: 'Decide which grade counts where two entries differ',
  action: 'finals.enter',
  method: 'POST',
  path: '/api/sections/:sectionId/final-grades/differences',
  params: oneSection,
  body: z.strictObject({ studentId: StudentId, take: z.enum(['first', 'second']) }),
  reply: FinalRoster,
  problems: ['item.missing', 'item.stale', 'grades.not-now', 'grades.same'],
})
export const submitFinalGrades = route({
  name: 'submitFinalGrades',
  summary: 'Send the final grades in for approval',
  action: 'finals.enter',
  method: 'POST',
  path: '/api/sections/:sectionId/final-grades/submission',
  params: oneSection,
  reply: FinalRoster,
  problems: [...moved, 'grades.incomplete', 'grades.differ'],
})
export const returnFinalGrades = route({
  name: 'returnFinalGrades',
  summary: 'Send the final grades back to those who entered them, with a note',
  action: 'finals.approve',
  method: 'POST',
  path: '/api/sections/:sectionId/final-grades/return',
  params: oneSection,
  body: z.strictObject({ note: Note }),
  reply: FinalRoster,
  problems: moved,
})
export const approveFinalGrades = route({
  name: 'approveFinalGrades',
  summary: 'Approve the final grades; never by somebody who entered them',
  action: 'finals.approve',
  method: 'POST',
  path: '/api/sections/:sectionId/final-grades/approval',
  params: oneSection,
  reply: FinalRoster,
  problems: [...moved, 'grades.incomplete', 'grades.differ'],
})
export const postFinalGrades = route({
  name: 'postFinalGrades',
  summary: 'Post the final grades: from here on they are never edited, only changed by request',
  action: 'finals.post',
  method: 'POST',
  path: '/api/sections/:sectionId/final-grades/posting',
  params: oneSection,
  reply: FinalRoster,
  problems: [...moved, 'grades.incomplete', 'grades.differ'],
})
export const releaseFinalGrades = route({
  name: 'releaseFinalGrades',
  summary: 'Put the posted grades on the students’ records',
  action: 'finals.post',
  method: 'POST',
  path: '/api/sections/:sectionId/final-grades/release',
  params: oneSection,
  reply: FinalRoster,
  problems: moved,
})
export const listFinalGrades = route({
  name: 'listFinalGrades',
  summary: 'How far the final grades of every section of a term are',
  action: 'finals.watch',
  method: 'GET',
  path: '/api/terms/:termId/final-grades',
  params: z.strictObject({ termId: TermId }),
  reply: z.object({ rosters: z.array(RosterSummary) }),
  problems: ['item.missing'],
})

export const requestGradeChange = route({
  name: 'requestGradeChange',
  summary: 'Ask that a released grade become another',
  action: 'finals.enter',
  method: 'POST',
  path: '/api/sections/:sectionId/grade-changes',
  params: oneSection,
  body: z.strictObject({
    studentId: StudentId,
    kind: GradeChangeKind,
    to: line(8),
    reason: line(300),
  }),
  status: 201,
  reply: GradeChange,
  problems: ['item.missing', 'grades.not-now', 'grade-change.too-late', 'grade-change.pending'],
})
export const listGradeChanges = route({
  name: 'listGradeChanges',
  summary: 'Grade changes in one state, newest first',
  action: 'finals.watch',
  method: 'GET',
  path: '/api/grade-changes',
  query: z.strictObject({ ...pageQuery, state: GradeChangeState.default('requested') }),
  reply: page(GradeChange),
})
export const readGradeChange = route({
  name: 'readGradeChange',
  summary: 'One grade change, with what follows from it on the record',
  action: 'finals.approve',
  method: 'GET',
  path: '/api/sections/:sectionId/grade-changes/:changeId',
  params: oneChange,
  reply: z.object({ change: GradeChange, effects: GradeEffects }),
  problems: ['item.missing'],
})
export const decideGradeChange = route({
  name: 'decideGradeChange',
  summary: 'Approve, post or reject a grade change; never by somebody who asked for it',
  action: 'finals.approve',
  method: 'POST',
  path: '/api/sections/:sectionId/grade-changes/:changeId/decision',
  params: oneChange,
  body: z.discriminatedUnion('decision', [
    z.strictObject({ decision: z.literal('approve'), note: Note.optional() }),
    z.strictObject({ decision: z.literal('post'), note: Note.optional() }),
    z.strictObject({ decision: z.literal('reject'), note: Note }),
  ]),
  reply: GradeChange,
  problems: ['item.missing', 'item.stale', 'grades.not-now', 'grades.same-person'],
})

export const listIncompletes = route({
  name: 'listIncompletes',
  summary: 'Grades that wait for work to be completed, those due first first',
  action: 'finals.watch',
  method: 'GET',
  path: '/api/incompletes',
  query: z.strictObject(pageQuery),
  reply: page(Incomplete),
})
export const extendIncomplete = route({
  name: 'extendIncomplete',
  summary: 'Give more time to complete the work',
  action: 'finals.approve',
  method: 'POST',
  path: '/api/sections/:sectionId/incompletes/:studentId/extension',
  params: z.strictObject({ sectionId: SectionId, studentId: StudentId }),
  body: z.strictObject({ dueOn: CalendarDay, reason: Note }),
  reply: Incomplete,
  problems: ['item.missing', 'item.stale'],
})
