import type { Concerned } from '@matricula/contract/attendance'
import type { Section } from '@matricula/contract/catalogue'
import type { Enrolments } from '#capabilities/enrolment/index.ts'

/** Whose day changes with a meeting of the section: no call where the class is known. */
export const concernedBy = async (
  { enrolments }: { readonly enrolments: Pick<Enrolments, 'knownIn'> },
  { sectionId, instructors }: Section,
): Promise<Concerned> => ({
  students: [...(await enrolments.knownIn(sectionId))],
  teachers: instructors.map(({ userId }) => userId),
})
