import type { SectionId, StudentId } from '@matricula/contract/kernel'
import type { Enrolments } from '#capabilities/enrolment/index.ts'

/**
 * Those who are not enrolled. What is known of the class may lag behind, so whoever it lacks is looked up by key: nobody
 * who has just enrolled is refused.
 */
export async function strangersTo(
  enrolments: Enrolments,
  sectionId: SectionId,
  studentIds: readonly StudentId[],
): Promise<Set<StudentId>> {
  const known = await enrolments.knownIn(sectionId)
  const unknown = [...new Set(studentIds)].filter((studentId) => !known.has(studentId))
  const enrolled = await Promise.all(unknown.map((studentId) => enrolments.isEnrolled(sectionId, studentId)))
  return new Set(unknown.filter((_, place) => !enrolled[place]))
}
