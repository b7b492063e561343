import { type Subject, subjectCreated } from '@matricula/contract/catalogue'
import { type Actor, demand } from '#platform/actor.ts'
import { explaining } from '#platform/store/retry-when-stale.ts'
import type { Change } from '#platform/store/store.ts'
import { type Parts, takenAlready } from './needs.ts'

export type CreateSubject = (actor: Actor, subject: Subject) => Promise<Subject>

export function createCreateSubject({ store, stored, memory }: Parts): CreateSubject {
  return async (actor, subject) => {
    demand(actor, 'catalogue.write')
    const message = `There is a subject ${subject.subjectId} already. Choose another id`
    const change = { ...newSubjectOf({ stored }, subject), answer: subject }
    await explaining(store.commit(actor, change), { exists: takenAlready('subjectId', message) })
    memory.learnSubject(subject)
    return subject
  }
}

/** Refusal `exists` where there is such a subject. */
export const newSubjectOf = ({ stored }: Pick<Parts, 'stored'>, subject: Subject): Change => ({
  writes: [stored.insertSubject(subject)],
  events: [subjectCreated(subject)],
})
