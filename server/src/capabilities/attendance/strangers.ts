import type { SectionId, StudentId } from '@matricula/contract/kernel'
import type { Enrolments } from '#capabilities/enrolment/index.ts'

/** So few are looked up by themselves; for more, the roster is read at once. */
const few = 3

/**
 * Those who are not enrolled. The roster is an index and may lag behind, so whoever it lacks is looked up by key:
 * nobody who has just enrolled is refused.
 */
export async function strangersTo(
  enrolments: Enrolments,
  sectionId: SectionId,
  studentIds: readonly StudentId[],
): Promise<Set<StudentId>> {
  const roster = studentIds.length > few ? await enrolments.rosterOf(sectionId) : []
  const known = new Set(roster.map((entry) => entry.studentId))
  const unknown = [...new Set(studentIds)].filter((studentId) => !known.has(studentId))
  const enrolled = await Promise.all(unknown.map((studentId) => enrolments.isEnrolled(sectionId, studentId)))
  return new Set(unknown.filter((_, place) => !enrolled[place]))
}
