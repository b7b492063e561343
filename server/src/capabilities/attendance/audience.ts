import type {
  attendanceCondoned,
  checkInClosed,
  checkInMade,
  checkInOpened,
  followUpMoved,
  leaveMoved,
  meetingAdded,
  meetingCancelled,
  meetingResumed,
  RegisterMark,
  registerMarked,
  registerSubmitted,
  registersReminded,
} from '@matricula/contract/attendance'
import { room } from '@matricula/contract/kernel'
import type { Audience, Whisper } from '#platform/capability.ts'

type Marked = Parameters<typeof registerMarked>[0]
type Submitted = Parameters<typeof registerSubmitted>[0]

/** Who was there concerns those who teach the section; each student hears of the own mark alone. */
export const attendanceAudience = {
  'register.marked': ({ sectionId, meetingId, version, marks }: Marked) => [
    room.section(sectionId),
    ...marks.map((mark) => toTheStudent(mark, { sectionId, meetingId, version })),
  ],
  'register.submitted': ({ sectionId, meetingId, version, marks = [] }: Submitted) => [
    room.section(sectionId),
    ...marks.map((mark) => toTheStudent(mark, { sectionId, meetingId, version })),
  ],
  'meeting.cancelled': ({ marks, ...facts }: Parameters<typeof meetingCancelled>[0]) => [
    room.section(facts.sectionId),
    ...toTheConcerned(facts),
    ...marks.map(({ studentId }) => ({
      rooms: [room.student(studentId)],
      facts: { sectionId: facts.sectionId, marks: [{ studentId }] },
    })),
  ],
  'leave.moved': ({ studentId }: Parameters<typeof leaveMoved>[0]) => [room.student(studentId), room.staff],
  'meeting.added': (facts: Parameters<typeof meetingAdded>[0]) => [
    room.section(facts.sectionId),
    ...toTheConcerned(facts),
  ],
  'meeting.resumed': (facts: Parameters<typeof meetingResumed>[0]) => [
    room.section(facts.sectionId),
    ...toTheConcerned(facts),
  ],
  'follow-up.moved': ({ sectionId, termId, teachers }: Parameters<typeof followUpMoved>[0]) => [
    { rooms: [room.staff, ...teachers.map((id) => room.person(id))], facts: { sectionId, termId } },
  ],
  'registers.reminded': ({ userId }: Parameters<typeof registersReminded>[0]) => [
    room.person(userId),
    room.staff,
  ],
  'attendance.condoned': ({ sectionId, studentId }: Parameters<typeof attendanceCondoned>[0]) => [
    room.section(sectionId),
    room.student(studentId),
    room.staff,
  ],
  // Who sits where is in no event; a page looks whether the section is one of its own.
  'check-in.opened': ({ sectionId }: Parameters<typeof checkInOpened>[0]) => [
    room.section(sectionId),
    room.everyone,
  ],
  'check-in.closed': ({ sectionId }: Parameters<typeof checkInClosed>[0]) => [
    room.section(sectionId),
    room.everyone,
  ],
  'check-in.made': ({ sectionId, meetingId, studentId, at }: Parameters<typeof checkInMade>[0]) => [
    room.section(sectionId),
    { rooms: [room.student(studentId)], facts: { sectionId, meetingId, studentId, at } },
  ],
} satisfies Audience

/** Each hears that a meeting of theirs moved, and of nobody else whose it is. */
function toTheConcerned({ sectionId, meetingId, concerned }: Parameters<typeof meetingAdded>[0]): Whisper[] {
  if (!concerned) return []
  const { students, teachers } = concerned
  return [
    {
      rooms: [...students.map((id) => room.student(id)), ...teachers.map((id) => room.person(id))],
      facts: { sectionId, meetingId },
    },
  ]
}

/** Without the note, which is for those who teach. */
const toTheStudent = ({ studentId, state }: RegisterMark, register: object): Whisper => ({
  rooms: [room.student(studentId)],
  facts: { ...register, marks: [{ studentId, state }] },
})
