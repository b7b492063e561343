import type { Account, AccountStatus } from '@matricula/contract/identity'
import {
  type FieldFault,
  type Grant,
  Problem,
  type Role,
  type Scope,
  type StudentId,
} from '@matricula/contract/kernel'
import type { z } from 'zod'

type ScopeKind = Scope['kind']

/** How far each role may reach. Teaching is given where a section is assigned, never here. */
const reach: Record<Role, readonly ScopeKind[]> = {
  administrator: ['institution'],
  auditor: ['institution'],
  integration: ['institution'],
  registrar: ['institution', 'department'],
  instructor: ['department'],
  student: ['self'],
}

const inWords: Record<ScopeKind, string> = {
  institution: 'the whole institution',
  department: 'one department',
  section: 'one section',
  self: 'one student',
}

/** Refuses grants that cannot mean anything, each by its place. */
export function refuseOddGrants(grants: readonly Grant[]): void {
  const fields: FieldFault[] = grants.flatMap(({ role, scope }, place) => {
    if (reach[role].includes(scope.kind)) return []
    if (role === 'instructor') {
      const message = 'Teaching one section is given at the section: assign the person there'
      return [{ field: `grants.${place}.scope`, message }]
    }
    const possible = reach[role].map((kind) => inWords[kind]).join(' or ')
    return [{ field: `grants.${place}.scope`, message: `The role ${role} reaches ${possible}` }]
  })
  if (studentsOf(grants).size > 1)
    fields.push({ field: 'grants', message: 'One account belongs to one student' })
  if (fields.length > 0) throw new Problem('request.invalid', { fields })
}

const studentsOf = (grants: readonly Grant[]): Set<StudentId> =>
  new Set(grants.flatMap(({ scope }) => (scope.kind === 'self' ? [scope.id] : [])))

/** The student that an account is, as its grants say. */
export const studentOf = (grants: readonly Grant[]): StudentId | undefined => [...studentsOf(grants)][0]

type Status = z.infer<typeof AccountStatus>

/** Only who can sign in counts: an invitation that nobody has accepted keeps no institution open. */
export const isActiveAdministrator = ({ status, grants }: Pick<Account, 'status' | 'grants'>): boolean =>
  status === 'active' && grants.some(({ role }) => role === 'administrator')

/** An invited account becomes active by its owner's password alone; it can be disabled before. */
export function decideStatus(
  now: Status,
  wanted: Exclude<Status, 'invited'> | undefined,
  hasPassword: boolean,
): Status {
  if (wanted === undefined) return now
  if (wanted === 'active' && !hasPassword) return 'invited'
  return wanted
}

interface Limits {
  readonly startedAt: string
  readonly lastSeenAt: string
  readonly endsAt: string
}

/** A session lives while it is used, and never longer than its absolute end; milliseconds and seconds. */
export const isAlive = (session: Limits, now: number, idleSeconds: number): boolean =>
  now < Date.parse(session.endsAt) && now <= Date.parse(session.lastSeenAt) + idleSeconds * 1000

/** Refuses a time zone that no calendar knows. */
export function refuseUnknownZone(timeZone: string): void {
  try {
    new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions()
  } catch {
    const message = 'Choose a time zone such as Asia/Kolkata or America/Chicago'
    throw new Problem('request.invalid', { fields: [{ field: 'timeZone', message }] })
  }
}
