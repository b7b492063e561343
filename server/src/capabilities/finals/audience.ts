import type { gradesEntered } from '@matricula/contract/finals'
import { type Room, room, type SectionId, type StudentId } from '@matricula/contract/kernel'
import type { Whisper } from '#platform/capability.ts'

type Entered = Parameters<typeof gradesEntered>[0]

const ofSection = ({ sectionId }: { readonly sectionId: SectionId }): Room[] => [
  room.section(sectionId),
  room.staff,
]

/** Grades are drafts: those who teach and the office hear of them; each student is told alone, at the release. */
export const finalsAudience = {
  // Of two entries neither hears what the other says.
  'grades.entered': ({ sectionId, label, blind }: Entered): (Room | Whisper)[] => [
    blind ? { rooms: [room.section(sectionId)], facts: { sectionId, label } } : room.section(sectionId),
  ],
  'grades.double-entry': ({ sectionId }: { readonly sectionId: SectionId }): Room[] => [
    room.section(sectionId),
  ],
  'grades.cuts-kept': ({ sectionId }: { readonly sectionId: SectionId }): Room[] => [room.section(sectionId)],
  'grades.settled': ({ sectionId }: { readonly sectionId: SectionId }): Room[] => [room.section(sectionId)],
  'grades.moved': ofSection,
  'grade-change.moved': ofSection,
  'incomplete.extended': ({ studentId }: { readonly studentId: StudentId }): Room[] => [
    room.student(studentId),
    room.staff,
  ],
  'grade.released': ({ studentId }: { readonly studentId: StudentId }): Room[] => [room.student(studentId)],
}
