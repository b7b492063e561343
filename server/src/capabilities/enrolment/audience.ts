import { type Room, room, type SectionId, type StudentId } from '@matricula/contract/kernel'

interface OfBundle {
  readonly studentId: StudentId
  readonly sectionIds: readonly SectionId[]
}

/** The student, whoever teaches the sections, and the registrars. */
const ofBundle = ({ studentId, sectionIds }: OfBundle): Room[] => [
  room.student(studentId),
  ...sectionIds.map(room.section),
  room.staff,
]

const ofHold = ({ studentId }: { readonly studentId: StudentId }): Room[] => [
  room.student(studentId),
  room.staff,
]

/** Who hears what. The socket server knows rooms; only this file knows enrolment. */
export const enrolmentAudience = {
  'enrolment.confirmed': ofBundle,
  'enrolment.dropped': ofBundle,
  'enrolment.recounted': ofBundle,
  'waitlist.joined': ofBundle,
  'waitlist.left': ofBundle,
  'waitlist.promoted': ofBundle,
  'hold.placed': ofHold,
  'hold.released': ofHold,
}
