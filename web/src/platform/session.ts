import { type Me, readSession } from '@matricula/contract/identity'
import {
  type Action,
  type Grant,
  may,
  type Permission,
  policy,
  type Role,
  type Subject,
} from '@matricula/contract/kernel'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { call } from './call.ts'
import { sessionGate } from './session-gate.ts'
import { replyOptions } from './use-reply.ts'

export interface Session {
  /** Absent for someone who is not signed in. */
  readonly me: Me | undefined
  readonly timeZone: string
  holds(role: Role): boolean
  /** May this be done to this subject? With no subject: to the whole institution. */
  can(action: Action, subject?: Subject): boolean
  /** May this be done to anything at all? Navigation asks this. */
  canSomewhere(action: Action): boolean
}

const ownZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone

export function createSession(me: Me | undefined): Session {
  const grants: readonly Grant[] | undefined = me?.grants
  return {
    me,
    timeZone: me?.timeZone ?? ownZone(),
    holds: (role) => (grants ?? []).some((grant) => grant.role === role),
    can: (action, subject) => may({ grants }, action, subject),
    canSomewhere: (action) => {
      const permission: Permission = policy[action]
      if (permission.who !== 'roles') return may({ grants }, action)
      const roles = [...permission.within, ...permission.anywhere]
      return (grants ?? []).some((grant) => roles.includes(grant.role))
    },
  }
}

const asked = replyOptions(readSession, {})

/**
 * How the session is asked for; the router asks before it shows a page, screens read the answer. Whoever was signed in
 * stays on the screen while the session is begun again: what they were typing must not go with it.
 */
export const sessionQuery = queryOptions({
  queryKey: asked.queryKey,
  staleTime: 5 * 60_000,
  queryFn: async ({ client, signal }) => {
    const before = client.getQueryData(asked.queryKey)
    const now = await call(readSession, {}, { signal })
    if (now.me !== undefined || before?.me === undefined) return now
    void sessionGate.askAgain()
    return { ...now, me: before.me }
  },
})

/** Who is here and what they may do. The server decides again on every request; this only draws the page. */
export function useSession(): Session {
  const { data } = useQuery(sessionQuery)
  const me = data?.me
  return useMemo(() => createSession(me), [me])
}
