import type { Section } from '@matricula/contract/catalogue'
import type { SectionId } from '@matricula/contract/kernel'
import type { Needs } from './needs.ts'
import type { Renewal } from './renew-alerts.ts'
import { attendanceReason, keyOfAttendance, keyOfMarks, marksReason } from './rules.ts'

/** Of everyone in the class, from what is counted by now. */
export async function attendanceIn({ attendance }: Needs, section: Section): Promise<Renewal[]> {
  const { sectionId, termId } = section
  return (await attendance.standingsIn(sectionId)).map(({ studentId, standing }) => ({
    studentId,
    termId,
    renewed: new Map([[keyOfAttendance(sectionId), attendanceReason(section, standing)]]),
  }))
}

/** Of everyone in the class, from what is released by now. Drafts are of no concern: then the class is not even read. */
export async function marksIn({ enrolments, grading }: Needs, section: Section): Promise<Renewal[]> {
  const { sectionId, termId } = section
  const totalOf = await grading.totalsIn(sectionId)
  if (!totalOf) return []
  return (await enrolments.classOf(sectionId)).map(({ studentId }) => ({
    studentId,
    termId,
    renewed: new Map([[keyOfMarks(sectionId), marksReason(section, totalOf(studentId))]]),
  }))
}

/** Whoever has left needs no attention there. */
export const withoutSections = (sectionIds: readonly SectionId[]): Renewal['renewed'] =>
  new Map(sectionIds.flatMap((id) => [keyOfAttendance(id), keyOfMarks(id)].map((key) => [key, undefined])))
