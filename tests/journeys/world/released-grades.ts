import {
  approveFinalGrades,
  enterFinalGrades,
  postFinalGrades,
  readFinalGrades,
  releaseFinalGrades,
  submitFinalGrades,
} from '@matricula/contract/finals'
import type { SmallCollege } from './small-college.ts'

/** Everyone in Algorithms has a grade on the record: Ada this one, the others a B. */
export async function releaseGrades(
  { teacher, registrar, sections, ada }: SmallCollege,
  gradeOfAda: string,
): Promise<void> {
  const params = { sectionId: sections.algorithmsA }
  const { body: roster } = await teacher.call(readFinalGrades, { params })
  const grades = roster.lines.map(({ studentId, version }) => ({
    studentId,
    grade: studentId === ada ? gradeOfAda : 'B',
    seen: version,
  }))
  await teacher.call(enterFinalGrades, { params, body: { grades } })
  await teacher.call(submitFinalGrades, { params })
  await registrar.call(approveFinalGrades, { params })
  await registrar.call(postFinalGrades, { params })
  await registrar.call(releaseFinalGrades, { params })
}
