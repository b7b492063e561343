import { Problem } from '@matricula/contract/kernel'
import { type Programme, programmeCreated } from '@matricula/contract/students'
import { type Actor, demand } from '#platform/actor.ts'
import { explaining } from '#platform/store/retry-when-stale.ts'
import type { Change, Store } from '#platform/store/store.ts'
import type { StudentRepository } from './repository.ts'

interface Needs {
  readonly store: Store
  readonly students: StudentRepository
}

export type CreateProgramme = (actor: Actor, programme: Programme) => Promise<Programme>
export type ListProgrammes = (actor: Actor) => Promise<Programme[]>

export const createCreateProgramme =
  ({ store, students }: Needs): CreateProgramme =>
  async (actor, programme) => {
    demand(actor, 'programme.write')
    await explaining(store.commit(actor, { ...newProgrammeOf(students, programme), answer: programme }), {
      exists: () => taken(programme),
    })
    return programme
  }

/** Refusal `exists` where there is such a programme. */
export const newProgrammeOf = (students: StudentRepository, programme: Programme): Change => ({
  writes: [students.insertProgramme(programme)],
  events: [programmeCreated(programme)],
})

export const createListProgrammes =
  (students: StudentRepository): ListProgrammes =>
  async (actor) => {
    demand(actor, 'programme.list')
    const programmes = await students.programmes()
    return programmes.toSorted((one, other) => one.title.localeCompare(other.title, 'en'))
  }

const taken = ({ programmeId }: Programme): Problem =>
  new Problem('item.exists', {
    fields: [
      { field: 'programmeId', message: `There is a programme ${programmeId} already. Choose another id` },
    ],
  })
