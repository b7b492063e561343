import type { Hold } from '@matricula/contract/enrolment'
import type { StudentId } from '@matricula/contract/kernel'
import { type Actor, demand } from '#platform/actor.ts'
import type { EnrolmentNeeds } from './needs.ts'

export type ListHolds = (actor: Actor, studentId: StudentId) => Promise<{ items: Hold[] }>

/** The oldest first. Notes are between members of staff: a student sees reason and office. */
export function createListHolds({ repository, profiles, subjectFor }: EnrolmentNeeds): ListHolds {
  return async (actor, studentId) => {
    demand(actor, 'hold.read', await subjectFor(actor, studentId))
    await profiles.of(studentId)
    const holds = await repository.holdsOf(studentId)
    if (actor.studentId !== studentId) return { items: holds }
    return { items: holds.map(({ note: _, ...hold }) => hold) }
  }
}
