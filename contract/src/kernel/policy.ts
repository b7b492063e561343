import { type Grant, type Role, reaches, type Subject } from './grant.ts'

/** Who may: anyone at all, anyone signed in, a role whose scope reaches the subject, or a role held anywhere. */
export type Permission =
  | { readonly who: 'anyone' }
  | { readonly who: 'signed-in' }
  | { readonly who: 'roles'; readonly within: readonly Role[]; readonly anywhere: readonly Role[] }

const anyone: Permission = { who: 'anyone' }
const signedIn: Permission = { who: 'signed-in' }
const within = (...roles: Role[]): Permission => ({ who: 'roles', within: roles, anywhere: [] })
const anywhere = (...roles: Role[]): Permission => ({ who: 'roles', within: [], anywhere: roles })

/**
 * Who may do what: the only such list. Routes, sockets, jobs, exports and the web's navigation read it; what it does
 * not name is refused, and a route that names no row here does not compile.
 */
export const policy = {
  'session.begin': anyone,
  'session.read': anyone,
  'session.end': signedIn,
  'session.list': signedIn,
  'password.change': signedIn,
  'password.ask-reset': anyone,
  'password.reset': anyone,
  'invitation.read': anyone,
  'invitation.accept': anyone,
  'institution.set-up': anyone,
  'account.list': within('administrator', 'auditor'),
  'account.read': within('administrator', 'auditor'),
  'account.invite': within('administrator'),
  'account.change': within('administrator'),
  'account.grant': within('administrator'),
  'token.list': within('administrator'),
  'token.issue': within('administrator'),
  'token.revoke': within('administrator'),

  'programme.list': signedIn,
  'programme.write': within('registrar', 'administrator'),
  'student.list': within('registrar', 'administrator', 'auditor', 'integration'),
  'student.read': within('registrar', 'administrator', 'auditor', 'integration', 'student'),
  'student.admit': within('registrar', 'administrator', 'integration'),
  'student.change': within('registrar', 'administrator', 'integration'),

  'catalogue.read': signedIn,
  'catalogue.write': within('registrar', 'administrator', 'integration'),
  'term.write': within('registrar', 'administrator', 'integration'),
  'section.write': within('registrar', 'administrator', 'integration'),
  'section.assign': within('registrar', 'administrator', 'integration'),
  'teacher.find': anywhere('registrar', 'administrator', 'integration'),
  'teaching.list': signedIn,

  'enrolment.register': within('registrar', 'student', 'integration'),
  'enrolment.read': within('registrar', 'administrator', 'auditor', 'student', 'integration'),
  'roster.read': within('registrar', 'administrator', 'auditor', 'instructor', 'integration'),
  'hold.read': within('registrar', 'administrator', 'auditor', 'student'),
  'hold.write': within('registrar', 'administrator'),
  'registration.watch': within('registrar', 'administrator', 'auditor'),

  'policy.watch': within('registrar', 'administrator', 'auditor'),
  'policy.write': within('registrar'),

  'attendance.read': within('registrar', 'administrator', 'auditor', 'instructor'),
  'attendance.mark': within('instructor', 'registrar'),
  'attendance.check-in': within('student'),
  'attendance.condone': within('registrar'),
  'attendance.follow': within('registrar', 'administrator', 'auditor'),
  'attendance.remind': within('registrar'),
  'attendance.read-own': within('registrar', 'administrator', 'auditor', 'student'),
  'leave.read': within('registrar', 'administrator', 'auditor', 'student'),
  'leave.ask': within('registrar', 'student'),
  'leave.watch': within('registrar', 'administrator', 'auditor'),
  'leave.decide': within('registrar'),

  'grading.read': within('registrar', 'administrator', 'auditor', 'instructor'),
  'grading.mark': within('instructor', 'registrar'),
  'grading.release': within('instructor', 'registrar'),

  'finals.read': within('registrar', 'administrator', 'auditor', 'instructor'),
  'finals.enter': within('instructor', 'registrar'),
  'finals.approve': within('registrar'),
  'finals.post': within('registrar'),
  'finals.watch': within('registrar', 'administrator', 'auditor'),

  'standing.watch': within('registrar', 'administrator', 'auditor'),
  'standing.decide': within('registrar'),
  'standing.read': within('registrar', 'administrator', 'auditor', 'student'),
  'standing.appeal': within('registrar', 'student'),

  'alert.watch': within('registrar', 'administrator', 'auditor'),
  'alert.read': within('registrar', 'administrator', 'auditor', 'instructor'),

  'distribution.read': anywhere('registrar', 'administrator', 'auditor', 'instructor'),
  'record.read': within('registrar', 'administrator', 'auditor', 'student'),

  'document.read': within('registrar', 'administrator', 'auditor', 'student'),
  'document.request': within('registrar', 'student'),
  'document.issue': within('registrar'),
  'document.revoke': within('registrar'),
  'document.watch': within('registrar', 'administrator', 'auditor'),
  'document.renew-key': within('administrator'),
  'document.verify': anyone,
  'mail.end': anyone,

  'import.run': within('registrar', 'administrator'),
  'import.read': within('registrar', 'administrator', 'auditor'),
  'export.run': within('registrar', 'administrator', 'auditor'),

  'inbox.read': signedIn,
  'announcement.write': within('registrar', 'administrator'),
  'announcement.section': within('instructor', 'registrar'),

  'letter.watch': within('administrator'),

  'activity.read': within('registrar', 'administrator', 'auditor'),
  'statistics.read': within('registrar', 'administrator', 'auditor'),
  'today.read': signedIn,
  'staff.room': anywhere('registrar', 'administrator', 'auditor'),
} as const satisfies Record<string, Permission>

export type Action = keyof typeof policy

/** What the question is asked of: the grants of whoever asks, or nothing for a stranger. */
export interface Asker {
  readonly grants: readonly Grant[] | undefined
}

/** Deny by default. With no subject given, only a grant over the whole institution suffices. */
export function may(asker: Asker, action: Action, subject: Subject = {}): boolean {
  const permission: Permission = policy[action]
  switch (permission.who) {
    case 'anyone':
      return true
    case 'signed-in':
      return asker.grants !== undefined
    case 'roles':
      return (asker.grants ?? []).some(
        (grant) =>
          permission.anywhere.includes(grant.role) ||
          (permission.within.includes(grant.role) && reaches(grant.scope, subject)),
      )
  }
}
