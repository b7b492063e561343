import {
  addMeeting,
  askLeave,
  cancelMeeting,
  checkIn,
  closeCheckIn,
  condoneShortage,
  decideLeave,
  listLeaves,
  listMeetingChanges,
  listMeetings,
  listOwnLateRegisters,
  markRegister,
  openCheckIn,
  type Register as RegisterReply,
  readAttendance,
  readCheckIn,
  readCheckInCodes,
  readEligibility,
  readOwnCheckIn,
  readRegister,
  remindOfRegisters,
  reportAttendance,
  resumeMeeting,
  submitRegister,
  takeCheckIns,
  watchLateRegisters,
  watchLeaves,
  withdrawLeave,
} from '@matricula/contract/attendance'
import { bind, type Endpoint } from '#platform/http/bind.ts'
import type { AddMeeting } from './add-meeting.ts'
import type { CancelMeeting, ResumeMeeting } from './cancel-meeting.ts'
import type { CondoneShortage, ReadEligibility } from './eligibility.ts'
import type { FollowUp } from './follow-up.ts'
import type { Leaves } from './leaves.ts'
import type { ListMeetingChanges } from './list-meeting-changes.ts'
import type { ListMeetings } from './list-meetings.ts'
import type { MakeCheckIn, ReadOwnCheckIn } from './make-check-in.ts'
import type { MarkRegister } from './mark-register.ts'
import type { OpenCheckIn, ReadCheckIn } from './open-check-in.ts'
import type { ReadRegister } from './read-register.ts'
import type { ReportAttendance } from './report-attendance.ts'
import type { Register } from './repository.ts'
import type { SubmitRegister } from './submit-register.ts'
import type { ReadCheckInCodes, TakeCheckIns } from './take-check-ins.ts'
import type { ReadAttendance } from './tallies.ts'

interface Commands {
  readonly listMeetings: ListMeetings
  readonly listMeetingChanges: ListMeetingChanges
  readonly readRegister: ReadRegister
  readonly markRegister: MarkRegister
  readonly submitRegister: SubmitRegister
  readonly readAttendance: ReadAttendance
  readonly readEligibility: ReadEligibility
  readonly condoneShortage: CondoneShortage
  readonly leaves: Leaves
  readonly followUp: FollowUp
  readonly report: ReportAttendance
  readonly addMeeting: AddMeeting
  readonly cancelMeeting: CancelMeeting
  readonly resumeMeeting: ResumeMeeting
  readonly checkIns: CheckIns
}

/** Self check-in: opened by those who teach, made by those who sit there. */
export interface CheckIns {
  readonly read: ReadCheckIn
  readonly codes: ReadCheckInCodes
  readonly open: OpenCheckIn
  readonly close: ReadCheckIn
  readonly take: TakeCheckIns
  readonly readOwn: ReadOwnCheckIn
  readonly make: MakeCheckIn
}

export const attendanceRoutes = ({ leaves, followUp, checkIns, ...commands }: Commands): Endpoint[] => [
  ...checkInRoutes(checkIns),
  bind(watchLateRegisters, ({ params, query, actor }) => followUp.watch(actor, params.termId, query)),
  bind(reportAttendance, ({ params, query, actor }) =>
    commands.report(actor, params.termId, query.departmentId),
  ),
  bind(listOwnLateRegisters, ({ actor }) => followUp.own(actor)),
  bind(remindOfRegisters, ({ params, actor }) => followUp.remind(actor, params.sectionId)),
  bind(listLeaves, ({ params, actor }) => leaves.list(actor, params.studentId)),
  bind(askLeave, ({ params, body, actor }) => leaves.ask(actor, params.studentId, body)),
  bind(withdrawLeave, ({ params, actor }) => leaves.withdraw(actor, params)),
  bind(watchLeaves, ({ query, actor }) => leaves.watch(actor, query)),
  bind(decideLeave, ({ params, body, actor }) => leaves.decide(actor, params, body)),
  bind(listMeetings, async ({ params, actor }) => ({
    items: await commands.listMeetings(actor, params.sectionId),
  })),
  bind(listMeetingChanges, ({ query, actor }) => commands.listMeetingChanges(actor, query)),
  bind(readRegister, async ({ params, actor }) =>
    replyOf(await commands.readRegister(actor, params.sectionId, params.meetingId)),
  ),
  bind(markRegister, async ({ params, body, actor }) =>
    replyOf(await commands.markRegister(actor, { ...params, ...body })),
  ),
  bind(submitRegister, async ({ params, actor }) =>
    replyOf(await commands.submitRegister(actor, params.sectionId, params.meetingId)),
  ),
  bind(addMeeting, async ({ params, body, actor }) =>
    replyOf(await commands.addMeeting(actor, params.sectionId, body)),
  ),
  bind(cancelMeeting, async ({ params, body, actor }) =>
    replyOf(await commands.cancelMeeting(actor, params, body.reason)),
  ),
  bind(resumeMeeting, async ({ params, actor }) => replyOf(await commands.resumeMeeting(actor, params))),
  bind(readAttendance, async ({ params, actor }) => ({
    items: await commands.readAttendance(actor, params.studentId),
  })),
  bind(readEligibility, ({ params, actor }) => commands.readEligibility(actor, params.sectionId)),
  bind(condoneShortage, ({ params, body, actor }) => commands.condoneShortage(actor, params.sectionId, body)),
]

const replyOf = ({ marks, ...register }: Register): RegisterReply => ({
  ...register,
  marks: [...marks].map(([studentId, mark]) => ({ studentId, ...mark })),
})

const checkInRoutes = (checkIns: CheckIns): Endpoint[] => [
  bind(readCheckIn, ({ params, actor }) => checkIns.read(actor, params)),
  bind(readCheckInCodes, ({ params, actor }) => checkIns.codes(actor, params)),
  bind(openCheckIn, ({ params, body, actor }) => checkIns.open(actor, params, body.minutes)),
  bind(closeCheckIn, ({ params, actor }) => checkIns.close(actor, params)),
  bind(takeCheckIns, async ({ params, body, actor }) => replyOf(await checkIns.take(actor, params, body))),
  bind(readOwnCheckIn, ({ params, actor }) => checkIns.readOwn(actor, params)),
  bind(checkIn, ({ params, body, actor }) => checkIns.make(actor, params, body)),
]
