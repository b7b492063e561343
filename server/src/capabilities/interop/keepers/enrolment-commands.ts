import type { Section } from '@matricula/contract/catalogue'
import { CourseId, SectionId, StudentId, TermId } from '@matricula/contract/kernel'
import type { Student } from '@matricula/contract/students'
import type { Enrolments } from '#capabilities/enrolment/index.ts'
import type { Decision, Finding, Undoing } from '#capabilities/interop/keeper.ts'
import type { Undo } from '#capabilities/interop/undo.ts'
import type { EnrolmentWish } from '#capabilities/interop/wishes.ts'
import type { Store } from '#platform/store/store.ts'

/** Whoever is enrolled already, as after a crash, is as wished; other refusals of registration are told. */
export function enrolling(
  enrolments: Enrolments,
  wish: EnrolmentWish,
  { studentId }: Student,
  sections: readonly Section[],
): Decision {
  const { termId } = wish
  const sectionIds = sections.map(({ sectionId }) => sectionId)
  const item = { wish: 'enrol' as const, sectionIds, orWait: false, instead: [] }
  return {
    decision: 'created',
    undo: { of: 'enrolment', id: studentId, version: 1, before: { termId, sectionIds } },
    async act(by) {
      const [outcome] = await enrolments.register(by, { studentId, termId }, [item])
      const done = !outcome || outcome.outcome === 'enrolled'
      return done || outcome.refusals.every(({ code }) => code === 'already-enrolled')
        ? undefined
        : findingOf(wish, outcome.refusals)
    },
  }
}

/** A course of the past is written down as the file says; no rule of registration is asked. */
export function completion(
  { store, enrolments }: { readonly store: Store; readonly enrolments: Enrolments },
  { termId, courseId, grade }: EnrolmentWish,
  student: Student,
  sections: readonly Section[],
): Decision {
  const sectionIds = sections.map(({ sectionId }) => sectionId)
  return {
    decision: 'created',
    undo: {
      of: 'enrolment',
      id: student.studentId,
      version: 1,
      before: { termId, courseId, sectionIds, completed: true },
    },
    async act(by) {
      await store.commit(by, enrolments.completion(student, sections, grade))
      return undefined
    },
  }
}

/** A completed course is taken out of the record; an enrolled student drops by the rules of registration. */
export function enrolmentUndoing(enrolments: Enrolments, { id, before }: Undo): Undoing {
  const studentId = StudentId.parse(id)
  const termId = TermId.parse(before?.['termId'])
  const sectionIds = SectionId.array().parse(before?.['sectionIds'])
  if (before?.['completed']) {
    const courseIds = [CourseId.parse(before['courseId'])]
    return { change: enrolments.completionRemoval({ studentId, termId }, sectionIds, courseIds) }
  }
  return {
    async act(by) {
      const items = [{ wish: 'drop' as const, sectionIds }]
      const [outcome] = await enrolments.register(by, { studentId, termId }, items)
      return outcome?.outcome === 'dropped' ? undefined : 'The student is not enrolled any more'
    },
  }
}

const findingOf = (wish: EnrolmentWish, refusals: readonly { message: string }[]): Finding => ({
  column: 'code',
  value: `${wish.rollNumber} ${wish.courseId} ${wish.codes.join(' ')}`,
  reason: refusals.map(({ message }) => message).join(' '),
  repair: 'Change what the rules of registration refuse, or leave the row out',
})
