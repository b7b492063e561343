import { type Grant, StudentId } from '@matricula/contract/kernel'
import type { Announcement } from '@matricula/contract/notices'
import type { Enrolments } from '#capabilities/enrolment/index.ts'
import type { Students } from '#capabilities/students/index.ts'
import type { Actor } from '#platform/actor.ts'
import type { CohortMemory } from './cohort-memory.ts'
import type { NoticeRepository } from './repository.ts'

interface Needs {
  readonly students: Students
  readonly enrolments: Enrolments
  readonly cohorts: CohortMemory
}

export type AudiencesOf = (actor: Actor) => Promise<string[]>

/** Everything that somebody belongs to: the institution, their roles, their programme, saved cohorts, the sections they sit in or teach. */
export const createAudiencesOf =
  ({ students, enrolments, cohorts }: Needs): AudiencesOf =>
  async (actor) => {
    const grants = actor.grants ?? []
    const roles = [...new Set(grants.map(({ role }) => `role-${role}`))]
    const taught = grants.flatMap(({ role, scope }: Grant) =>
      role === 'instructor' && scope.kind === 'section' ? [`section-${scope.id}`] : [],
    )
    return ['everyone', ...roles, ...taught, ...(await ofStudent())]

    async function ofStudent(): Promise<string[]> {
      if (actor.studentId === undefined) return []
      const studentId = StudentId.parse(actor.studentId)
      const [student, all] = await Promise.all([students.find(studentId), enrolments.enrolmentsOf(studentId)])
      const sits = all
        .filter(({ state }) => state === 'enrolled')
        .map(({ sectionId }) => `section-${sectionId}`)
      const own = student ? (await cohorts.of(student)).map(({ cohortId }) => `cohort-${cohortId}`) : []
      return [...(student ? [`programme-${student.programmeId}`] : []), ...own, ...sits]
    }
  }

/**
 * What was announced, by audience, as this server remembers it: on the morning of registration thousands ask for the
 * same few lists. Whoever hears of a new announcement forgets the list of its audience.
 */
export interface AnnouncementMemory {
  announcedTo(audiences: readonly string[]): Promise<Announcement[]>
  forget(audience: string): void
}

const mostRemembered = 2000

export function createAnnouncementMemory(repository: NoticeRepository): AnnouncementMemory {
  const lists = new Map<string, Promise<Announcement[]>>()

  function listOf(audience: string): Promise<Announcement[]> {
    const known = lists.get(audience)
    if (known) return known
    const oldest = lists.size >= mostRemembered ? lists.keys().next().value : undefined
    if (oldest !== undefined) lists.delete(oldest)
    const list = repository.announcedTo(audience)
    lists.set(audience, list)
    // A list that could not be read is asked for again.
    list.catch(() => lists.delete(audience))
    return list
  }

  return {
    announcedTo: async (audiences) => (await Promise.all(audiences.map(listOf))).flat(),
    forget: (audience) => void lists.delete(audience),
  }
}
