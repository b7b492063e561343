import { createHash } from 'node:crypto'
import type { Section } from '@matricula/contract/catalogue'
import type { ClassMember } from '#capabilities/enrolment/index.ts'
import { sittingIn } from './read-final-grades.ts'
import type { Roster } from './repository.ts'
import { type Posted, postedOf } from './rules.ts'

interface Posting {
  readonly roster: Roster
  readonly members: readonly ClassMember[]
  readonly section: Section
  readonly by: string
  readonly at: string
}

/** What is posted, with a checksum of the grades by which anyone can see that they are the same. */
export function postedGrades({ roster, members, section, by, at }: Posting) {
  const { sectionId, termId, courseId } = section
  const grades = postedOf(sittingIn(members), roster.drafts)
  return { sectionId, termId, courseId, grades, checksum: checksumOf(section, grades), by, at }
}

/** SHA-256 in hex of one line for each student: section, student, grade, reason. */
export const checksumOf = ({ sectionId }: Pick<Section, 'sectionId'>, grades: readonly Posted[]): string =>
  createHash('sha256')
    .update(
      grades
        .map(({ studentId, grade = '', reason = '' }) =>
          JSON.stringify([sectionId, studentId, grade, reason]),
        )
        .join('\n'),
    )
    .digest('hex')

/** How often each grade was given. */
export function lettersOf(grades: readonly Posted[]): ReadonlyMap<string, number> {
  const letters = new Map<string, number>()
  for (const { grade } of grades) if (grade !== undefined) letters.set(grade, (letters.get(grade) ?? 0) + 1)
  return letters
}
