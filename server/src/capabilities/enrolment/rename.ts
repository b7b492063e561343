import type { StudentId } from '@matricula/contract/kernel'
import { systemActor } from '#platform/actor.ts'
import { present } from '#platform/store/condition.ts'
import { Refused } from '#platform/store/store.ts'
import { patch, type Write } from '#platform/store/write.ts'
import { enrolmentItem, placeInLine, type StoredEnrolment } from './items.ts'
import { ledgerFrom, termsIn } from './ledger.ts'
import type { EnrolmentNeeds } from './needs.ts'
import type { Person } from './profiles.ts'

/** A student goes by another name, number or programme: rosters and lines say so too. */
export type Rename = (studentId: StudentId) => Promise<void>

const rosters = systemActor('rosters')

export function createRename({ store, repository, profiles }: EnrolmentNeeds): Rename {
  async function write(change: Write): Promise<void> {
    try {
      await store.commit(rosters, { writes: [change], events: [] })
    } catch (error) {
      // Whoever left the line in the meantime needs no other name there.
      if (!(error instanceof Refused)) throw error
    }
  }

  return async (studentId) => {
    profiles.forget(studentId)
    const person = await profiles.of(studentId)
    const [enrolments, stored] = await Promise.all([
      repository.enrolmentsOf(studentId),
      repository.ledger(studentId),
    ])
    const waits = termsIn(stored ?? {}).flatMap((termId) => [...ledgerFrom(stored, termId).waits.values()])
    for (const enrolment of enrolments) await write(renamed(enrolment, person))
    const places = waits.flatMap(({ lines, ticket }) => lines.map((section) => placeInLine(section, ticket)))
    for (const place of places) await write(patch(place, { set: shown(person) }, present('pk')))
  }
}

const shown = ({ name, sortName, rollNumber, programmeId }: Person) => ({
  name,
  sortName,
  rollNumber,
  programmeId,
})

const renamed = (enrolment: StoredEnrolment, person: Person): Write => {
  const { list, studentId } = enrolment
  const g1s = enrolmentItem.fill('g1s', { list, sortName: person.sortName, studentId })
  return patch(enrolmentItem.keyOf(enrolment), { set: { ...shown(person), g1s } }, present('pk'))
}
