import { type Action } from '@matricula/contract/kernel'
import type { QueryClient } from '@tanstack/react-query'
import { type AnyRedirect, createRootRouteWithContext, createRoute, redirect } from '@tanstack/react-router'
import { i18nReady } from './i18n.ts'
import { createSession, type Session, sessionQuery } from './session.ts'
import { ToldProblem } from './told-problem.ts'

export interface RouterContext {
  readonly queryClient: QueryClient
}

export const rootRoute = createRootRouteWithContext<RouterContext>()()

/** Pages anyone may open: signing in, invitations, the gallery. They have no navigation around them. */
export const openRoute = createRoute({ getParentRoute: () => rootRoute, id: 'open' })

/** Pages inside the shell. Whoever is not signed in is sent to sign in, and comes back here afterwards. */
export const signedInRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'signed-in',
  beforeLoad: async ({ context, location }) => {
    const session = await sessionIn(context)
    if (session.me === undefined) throw signInFirst(location.href)
  },
})

const signInFirst = (from: string): AnyRedirect => redirect({ to: '/sign-in', search: { from } })

async function sessionIn({ queryClient }: RouterContext): Promise<Session> {
  const { me } = await queryClient.ensureQueryData(sessionQuery)
  return createSession(me)
}

/** For `beforeLoad`: shows the page only to those who may do this to something. */
export const need =
  (action: Action) =>
  async ({ context }: { readonly context: RouterContext }): Promise<void> => {
    const session = await sessionIn(context)
    if (!session.canSomewhere(action)) throw new ToldProblem({ code: 'actor.forbidden', status: 403 })
  }

/** For `loader`: fetches the texts of the page beside its code, not after it. */
export const texts =
  (...namespaces: readonly string[]) =>
  async (): Promise<void> => {
    const i18n = await i18nReady
    await i18n.loadNamespaces(namespaces)
  }
