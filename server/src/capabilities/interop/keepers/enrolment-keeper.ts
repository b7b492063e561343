import type { Section } from '@matricula/contract/catalogue'
import { CourseId, SectionId, StudentId, TermId } from '@matricula/contract/kernel'
import type { Student } from '@matricula/contract/students'
import { type Catalogue, sectionIdOf } from '#capabilities/catalogue/index.ts'
import type { Enrolments } from '#capabilities/enrolment/index.ts'
import {
  type Decision,
  type Finding,
  type Keeper,
  refuse,
  type Undoing,
} from '#capabilities/interop/keeper.ts'
import type { Undo } from '#capabilities/interop/undo.ts'
import type { EnrolmentWish } from '#capabilities/interop/wishes.ts'
import type { Students } from '#capabilities/students/index.ts'
import type { Actor } from '#platform/actor.ts'
import type { Store } from '#platform/store/store.ts'

interface Needs {
  readonly store: Store
  readonly students: Students
  readonly catalogue: Catalogue
  readonly enrolments: Enrolments
}

type Seated = Awaited<ReturnType<Enrolments['enrolmentsOf']>>

/** A student in all sections of one course: enrolled by the rules of registration, completed as the file says. */
export function createEnrolmentKeeper({
  store,
  students,
  catalogue,
  enrolments,
}: Needs): Keeper<EnrolmentWish> {
  const known = new Map<string, Student>()
  const seated = new Map<string, Seated>()

  return {
    async prepare(wishes) {
      const fresh = [...new Set(wishes.map(({ rollNumber }) => rollNumber))].filter(
        (roll) => !known.has(roll),
      )
      for (const student of await students.byRollNumbers(fresh)) {
        if (!student) continue
        known.set(student.rollNumber, student)
        seated.set(student.rollNumber, await enrolments.enrolmentsOf(student.studentId))
      }
    },
    async decide(wish) {
      const student = known.get(wish.rollNumber)
      if (!student)
        return refuse('rollNumber', wish.rollNumber, 'There is no such student', 'Import the students first')
      const sections = await sectionsOf(wish)
      if (typeof sections === 'string')
        return refuse(
          'code',
          sections,
          'There is no such section',
          'Import the sections first, or correct the code',
        )
      const before = (seated.get(wish.rollNumber) ?? []).filter(({ sectionId }) =>
        sections.some((section) => section.sectionId === sectionId),
      )
      if (isAsWished(wish, sections, before)) return { decision: 'same' }
      return wish.state === 'completed'
        ? completed(wish, student, sections)
        : enrolled(wish, student, sections)
    },
    forget({ rollNumber }) {
      known.delete(rollNumber)
      seated.delete(rollNumber)
    },
    undo: (undo) => Promise.resolve(undoing(undo)),
  }

  async function sectionsOf({ termId, courseId, codes }: EnrolmentWish): Promise<Section[] | string> {
    const ids = codes.map((code) => sectionIdOf({ termId, courseId, code }))
    const found = await catalogue.findSections(ids.filter((id) => id !== undefined))
    const missing = codes.find(
      (_, place) => !ids[place] || !found.some((one) => one?.sectionId === ids[place]),
    )
    return missing ?? found.filter((section) => section !== undefined)
  }

  function enrolled(wish: EnrolmentWish, student: Student, sections: readonly Section[]): Decision {
    const { studentId } = student
    const sectionIds = sections.map(({ sectionId }) => sectionId)
    const item = { wish: 'enrol' as const, sectionIds, orWait: false, instead: [] }
    return {
      decision: 'created',
      undo: { of: 'enrolment', id: studentId, version: 1, before: { termId: wish.termId, sectionIds } },
      async act(by) {
        const [outcome] = await enrolments.register(by, { studentId, termId: wish.termId }, [item])
        const done = !outcome || outcome.outcome === 'enrolled'
        return done || outcome.refusals.every(({ code }) => code === 'already-enrolled')
          ? undefined
          : findingOf(wish, outcome.refusals)
      },
    }
  }

  function completed(wish: EnrolmentWish, student: Student, sections: readonly Section[]): Decision {
    const sectionIds = sections.map(({ sectionId }) => sectionId)
    return {
      decision: 'created',
      undo: {
        of: 'enrolment',
        id: student.studentId,
        version: 1,
        before: { termId: wish.termId, courseId: wish.courseId, sectionIds, completed: true },
      },
      async act(by) {
        await store.commit(by, enrolments.completion(student, sections, wish.grade))
        return undefined
      },
    }
  }

  function undoing({ id, before }: Undo): Undoing {
    const studentId = StudentId.parse(id)
    const termId = TermId.parse(before?.['termId'])
    const sectionIds = SectionId.array().parse(before?.['sectionIds'])
    if (before?.['completed']) {
      const courseIds = [CourseId.parse(before['courseId'])]
      return { change: enrolments.completionRemoval({ studentId, termId }, sectionIds, courseIds) }
    }
    return {
      async act(by: Actor) {
        const items = [{ wish: 'drop' as const, sectionIds }]
        const [outcome] = await enrolments.register(by, { studentId, termId }, items)
        return outcome?.outcome === 'dropped' ? undefined : 'The student is not enrolled any more'
      },
    }
  }
}

const isAsWished = (wish: EnrolmentWish, sections: readonly Section[], before: Seated): boolean =>
  before.length === sections.length &&
  before.every(({ state, grade }) => state === wish.state && (wish.grade ?? grade) === grade)

const findingOf = (wish: EnrolmentWish, refusals: readonly { message: string }[]): Finding => ({
  column: 'code',
  value: `${wish.rollNumber} ${wish.courseId} ${wish.codes.join(' ')}`,
  reason: refusals.map(({ message }) => message).join(' '),
  repair: 'Change what the rules of registration refuse, or leave the row out',
})
