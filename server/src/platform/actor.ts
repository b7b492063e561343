import { type Action, type Grant, may, Problem, type Subject } from '@matricula/contract/kernel'

/** Who is asking. Built once, at the door, from the session, the token or the job. */
export interface Actor {
  readonly kind: 'stranger' | 'person' | 'token' | 'system'
  readonly id: string
  readonly name: string
  /** Nothing for a stranger. */
  readonly grants: readonly Grant[] | undefined
  readonly sessionId?: string
  readonly studentId?: string
  /** The address that the request came from. */
  readonly address?: string
  readonly agent?: string
  readonly request?: OwnRequest
}

/** What makes a repeated request recognisable: the caller's key, and a digest of what was asked. */
export interface OwnRequest {
  readonly key: string
  readonly digest: string
}

export const stranger: Actor = { kind: 'stranger', id: 'stranger', name: 'Nobody', grants: undefined }

/** A part of the server that acts by itself; it may do everything, and the audit names it. */
export const systemActor = (job: string): Actor => ({
  kind: 'system',
  id: `system-${job}`,
  name: job,
  grants: [
    { role: 'administrator', scope: { kind: 'institution' } },
    { role: 'registrar', scope: { kind: 'institution' } },
    { role: 'instructor', scope: { kind: 'institution' } },
  ],
})

/** Refuses with 401 whoever is not signed in, with 403 whoever is and may not. */
export function demand(actor: Actor, action: Action, subject: Subject = {}): void {
  if (may(actor, action, subject)) return
  throw new Problem(actor.kind === 'stranger' ? 'actor.unknown' : 'actor.forbidden', { action })
}
