import type { Section } from '@matricula/contract/catalogue'
import type { Student } from '@matricula/contract/students'
import { type Catalogue, sectionIdOf } from '#capabilities/catalogue/index.ts'
import type { Enrolments } from '#capabilities/enrolment/index.ts'
import { type Keeper, refuse } from '#capabilities/interop/keeper.ts'
import type { EnrolmentWish } from '#capabilities/interop/wishes.ts'
import type { Students } from '#capabilities/students/index.ts'
import type { Store } from '#platform/store/store.ts'
import { completion, enrolling, enrolmentUndoing } from './enrolment-commands.ts'

interface Needs {
  readonly store: Store
  readonly students: Students
  readonly catalogue: Catalogue
  readonly enrolments: Enrolments
}

type Seated = Awaited<ReturnType<Enrolments['enrolmentsOf']>>

/** A student in all sections of one course: enrolled by the rules of registration, completed as the file says. */
export function createEnrolmentKeeper(needs: Needs): Keeper<EnrolmentWish> {
  const { students, catalogue, enrolments } = needs
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
      const sections = await sectionsOf(catalogue, wish)
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
        ? completion(needs, wish, student, sections)
        : enrolling(enrolments, wish, student, sections)
    },
    forget({ rollNumber }) {
      known.delete(rollNumber)
      seated.delete(rollNumber)
    },
    undo: (undo) => Promise.resolve(enrolmentUndoing(enrolments, undo)),
  }
}

/** The sections, or the first code that none has. */
async function sectionsOf(
  catalogue: Catalogue,
  { termId, courseId, codes }: EnrolmentWish,
): Promise<Section[] | string> {
  const ids = codes.map((code) => sectionIdOf({ termId, courseId, code }))
  const found = await catalogue.findSections(ids.filter((id) => id !== undefined))
  const missing = codes.find((_, place) => !ids[place] || !found.some((one) => one?.sectionId === ids[place]))
  return missing ?? found.filter((section) => section !== undefined)
}

const isAsWished = (wish: EnrolmentWish, sections: readonly Section[], before: Seated): boolean =>
  before.length === sections.length &&
  before.every(({ state, grade }) => state === wish.state && (wish.grade ?? grade) === grade)
