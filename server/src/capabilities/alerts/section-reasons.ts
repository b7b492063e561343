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

/** Of everyone in the class, from what is released by now. */
export async function marksIn({ enrolments, grading }: Needs, section: Section): Promise<Renewal[]> {
  const { sectionId, termId } = section
  const members = await enrolments.classOf(sectionId)
  const totals = await grading.totalsIn(
    sectionId,
    members.map(({ studentId }) => studentId),
  )
  return members.map(({ studentId }) => ({
    studentId,
    termId,
    renewed: new Map([[keyOfMarks(sectionId), marksReason(section, totals.get(studentId))]]),
  }))
}

/** Whoever has left needs no attention there. */
export const withoutSections = (sectionIds: readonly SectionId[]): Renewal['renewed'] =>
  new Map(sectionIds.flatMap((id) => [keyOfAttendance(id), keyOfMarks(id)].map((key) => [key, undefined])))
