import type { Me } from '@matricula/contract/identity'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { sessionQuery } from '#platform/session.ts'

/** What happens once somebody is signed in: the session is known, and the page they wanted opens; whoever was given a password chooses an own one first. */
export function useEntrance(to = '/'): (me: Me) => void {
  const client = useQueryClient()
  const navigate = useNavigate()
  return (me) => {
    client.setQueryData(sessionQuery.queryKey, { me })
    void navigate({ href: me.mustChangePassword ? '/account' : to, replace: true })
  }
}
