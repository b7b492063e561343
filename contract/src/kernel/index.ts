export { dayAt, dayLength, dayNumber, daysAfter, daysBetween, mondayBefore, weekdayOf } from './days.ts'
export { type EventKind, event, type Fact, LiveEvent } from './event.ts'
export { Grant, Role, reaches, Scope, type Subject } from './grant.ts'
export {
  AnnouncementId,
  ApiTokenId,
  AssessmentId,
  CourseId,
  DepartmentId,
  GradeChangeId,
  HoldId,
  JobId,
  LeaveId,
  MeetingId,
  ProgrammeId,
  SavedCohortId,
  SectionId,
  SessionId,
  StudentId,
  SubjectId,
  TermId,
  UserId,
} from './ids.ts'
export { instantAt } from './instant-at.ts'
export { EndedPush, EventsPush, live, SeatsPush, WatchReply, WatchRequest } from './live.ts'
export { type Action, type Asker, may, type Permission, policy } from './policy.ts'
export { FieldFault, Problem, ProblemBody, type ProblemCode } from './problem.ts'
export { problems } from './problems.ts'
export { type Room, room } from './rooms.ts'
export { idempotencyHeader, NoReply, Nothing, ownRequestHeader, type Route, route } from './route.ts'
export {
  CalendarDay,
  Credits,
  Cursor,
  Instant,
  line,
  MinuteOfDay,
  page,
  pageQuery,
  prose,
  Version,
} from './values.ts'
