import { type Room, room, type StudentId } from '@matricula/contract/kernel'

const office = (): Room[] => [room.staff]

/** Runs are the office's; each student is told alone, once a standing is committed. */
export const standingAudience = {
  'standing-run.moved': office,
  'standing.overridden': office,
  'standing.decided': ({ studentId }: { readonly studentId: StudentId }): Room[] => [room.student(studentId)],
  'standing.eased': ({ studentId }: { readonly studentId: StudentId }): Room[] => [room.student(studentId)],
  'standing-review.moved': ({ studentId }: { readonly studentId: StudentId }): Room[] => [
    room.student(studentId),
    room.staff,
  ],
}
