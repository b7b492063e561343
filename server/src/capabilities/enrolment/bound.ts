import { reaches } from '@matricula/contract/kernel'
import type { Actor } from '#platform/actor.ts'

/** Students keep to the term's window; registrars and integrations may register at any time. */
export const isBound = (actor: Actor, studentId: string): boolean =>
  !(actor.grants ?? []).some(
    ({ role, scope }) => (role === 'registrar' || role === 'integration') && reaches(scope, { studentId }),
  )
