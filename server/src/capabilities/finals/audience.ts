import { type Room, room, type SectionId, type StudentId } from '@matricula/contract/kernel'

const ofSection = ({ sectionId }: { readonly sectionId: SectionId }): Room[] => [
  room.section(sectionId),
  room.staff,
]

/** Grades are drafts: those who teach and the office hear of them; each student is told alone, at the release. */
export const finalsAudience = {
  'grades.entered': ({ sectionId }: { readonly sectionId: SectionId }): Room[] => [room.section(sectionId)],
  'grades.moved': ofSection,
  'grade-change.moved': ofSection,
  'incomplete.extended': ({ studentId }: { readonly studentId: StudentId }): Room[] => [
    room.student(studentId),
    room.staff,
  ],
  'grade.released': ({ studentId }: { readonly studentId: StudentId }): Room[] => [room.student(studentId)],
}
