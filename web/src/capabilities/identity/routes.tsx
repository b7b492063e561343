import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import { need, openRoute, signedInRoute, texts } from '#platform/routes.ts'

const signInRoute = createRoute({
  getParentRoute: () => openRoute,
  path: '/sign-in',
  validateSearch: z.object({ from: z.string().startsWith('/').optional().catch(undefined) }),
  loader: texts('identity'),
  component: lazyRouteComponent(() => import('./sign-in-page.tsx'), 'SignInPage'),
})

const forgotRoute = createRoute({
  getParentRoute: () => openRoute,
  path: '/forgot',
  loader: texts('identity'),
  component: lazyRouteComponent(() => import('./forgot-page.tsx'), 'ForgotPage'),
})

const resetRoute = createRoute({
  getParentRoute: () => openRoute,
  path: '/reset',
  loader: texts('identity'),
  component: lazyRouteComponent(() => import('./reset-page.tsx'), 'ResetPage'),
})

const joinRoute = createRoute({
  getParentRoute: () => openRoute,
  path: '/join',
  loader: texts('identity'),
  component: lazyRouteComponent(() => import('./join-page.tsx'), 'JoinPage'),
})

const setUpRoute = createRoute({
  getParentRoute: () => openRoute,
  path: '/set-up',
  loader: texts('identity'),
  component: lazyRouteComponent(() => import('./set-up-page.tsx'), 'SetUpPage'),
})

const accountRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/account',
  loader: texts('identity'),
  component: lazyRouteComponent(() => import('./account-page.tsx'), 'AccountPage'),
})

const peopleRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/people',
  validateSearch: z.object({ find: z.string().max(100).optional().catch(undefined) }),
  beforeLoad: need('account.list'),
  loader: texts('identity'),
  component: lazyRouteComponent(() => import('./people-page.tsx'), 'PeoplePage'),
})

const personRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/people/$userId',
  beforeLoad: need('account.read'),
  loader: texts('identity'),
  component: lazyRouteComponent(() => import('./person-page.tsx'), 'PersonPage'),
})

const tokensRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/tokens',
  beforeLoad: need('token.list'),
  loader: texts('identity'),
  component: lazyRouteComponent(() => import('./tokens-page.tsx'), 'TokensPage'),
})

export const identityRoutes = {
  open: [signInRoute, forgotRoute, resetRoute, joinRoute, setUpRoute],
  signedIn: [accountRoute, peopleRoute, personRoute, tokensRoute],
} as const
