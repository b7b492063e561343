import { room, type StudentId } from '@matricula/contract/kernel'
import type { Audience } from '#platform/capability.ts'

const own = ({ studentId }: { studentId: StudentId }) => [room.student(studentId), room.staff]

/** A student hears what becomes of his or her own record, staff of every one. */
export const studentAudience: Audience = {
  'programme.created': () => [room.everyone, room.staff],
  'student.admitted': own,
  'student.removed': own,
  'student.changed': own,
}
