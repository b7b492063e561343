import {
  approveFinalGrades,
  enterFinalGrades,
  postFinalGrades,
  releaseFinalGrades,
  submitFinalGrades,
} from '@matricula/contract/finals'
import type { Classroom } from './classroom.ts'

/** From entry to the record: each of the class is given the letter at its place. */
export async function giveFinalGrades(
  { teacher, office, sectionId, studentIds }: Classroom,
  letterAt: (place: number) => string,
): Promise<void> {
  const ofSection = { params: { sectionId } }
  const grades = studentIds.map((studentId, place) => ({ studentId, grade: letterAt(place) }))
  await teacher.call(enterFinalGrades, { ...ofSection, body: { grades } })
  await teacher.call(submitFinalGrades, ofSection)
  for (const step of [approveFinalGrades, postFinalGrades, releaseFinalGrades])
    await office.call(step, ofSection)
}
