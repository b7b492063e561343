import { DepartmentId, type Grant, type Role, StudentId } from '@matricula/contract/kernel'

/** What can be given here: a role with how far it reaches. Teaching a section is given at the section. */
export const grantKinds = [
  'administrator.institution',
  'registrar.institution',
  'registrar.department',
  'auditor.institution',
  'instructor.department',
  'student.self',
  'integration.institution',
] as const
export type GrantKind = (typeof grantKinds)[number]

/** What programs may be: they have no record of their own. */
export const programKinds = grantKinds.filter((kind) => kind !== 'student.self')

/** Kinds that name one department or one student. */
export const needsTarget = (kind: GrantKind): boolean =>
  kind.endsWith('.department') || kind.endsWith('.self')

/** The grant of a kind; nothing where the id is not one. */
export function grantOf(kind: GrantKind, target: string): Grant | undefined {
  const [role, scope] = kinds[kind]
  if (scope === 'institution') return { role, scope: { kind: 'institution' } }
  if (scope === 'department') {
    const { data: id } = DepartmentId.safeParse(target.trim())
    return id === undefined ? undefined : { role, scope: { kind: 'department', id } }
  }
  const { data: id } = StudentId.safeParse(target.trim())
  return id === undefined ? undefined : { role, scope: { kind: 'self', id } }
}

const kinds: Record<GrantKind, readonly [Role, 'institution' | 'department' | 'self']> = {
  'administrator.institution': ['administrator', 'institution'],
  'registrar.institution': ['registrar', 'institution'],
  'registrar.department': ['registrar', 'department'],
  'auditor.institution': ['auditor', 'institution'],
  'instructor.department': ['instructor', 'department'],
  'student.self': ['student', 'self'],
  'integration.institution': ['integration', 'institution'],
}

/** One text for one grant, to compare and to key lists by. */
export const nameOfGrant = ({ role, scope }: Grant): string =>
  scope.kind === 'institution' ? role : `${role} ${scope.kind} ${scope.id}`
