import type { Enrolment } from '@matricula/contract/enrolment'
import type { SectionId } from '@matricula/contract/kernel'
import { equals } from '#platform/store/condition.ts'
import type { Reading } from '#platform/store/reading.ts'
import { patch, put, type Write } from '#platform/store/write.ts'
import type { ClassMember, Graded } from './completion.ts'
import { enrolmentItem, gradesReleaseItem, type StoredEnrolment } from './items.ts'

/** Writes a grade that nobody sees before the release of the section is written. Refusal `left`. */
export function preparing(member: ClassMember, releasedWith: SectionId, graded: Graded): Write {
  const set = { prepared: { ...graded, releasedWith } }
  return patch(enrolmentItem.keyOf(member), { set }, equals('state', 'enrolled'), 'left')
}

/** The one write by which every grade that was prepared for a section is shown. */
export const showingPrepared = (sectionId: SectionId, at: string): Write =>
  put(gradesReleaseItem.itemOf({ sectionId, at }))

/** Enrolments as they are shown, by what is released; nothing has to be read where no grade is prepared. */
export function shownReading(stored: readonly StoredEnrolment[]): Reading<Enrolment[]> {
  const awaited = stored.filter(({ state }) => state === 'enrolled')
  const sectionIds = [...new Set(awaited.flatMap(({ prepared }) => prepared?.releasedWith ?? []))]
  return {
    keys: sectionIds.map((sectionId) => gradesReleaseItem.keyOf({ sectionId })),
    found(items) {
      const released = new Set(sectionIds.filter((_, place) => items[place] !== undefined))
      return stored.map((one) => shownOf(one, released))
    },
  }
}

function shownOf({ prepared, ...enrolment }: StoredEnrolment, released: ReadonlySet<SectionId>): Enrolment {
  const shown = enrolment.state === 'enrolled' && prepared && released.has(prepared.releasedWith)
  if (!shown) return enrolment
  const { grade, steps, at } = prepared
  return { ...enrolment, state: 'completed', since: at, grade, gradeSteps: [...steps] }
}
