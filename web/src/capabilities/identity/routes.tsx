import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import { openRoute, texts } from '#platform/routes.ts'

const signInRoute = createRoute({
  getParentRoute: () => openRoute,
  path: '/sign-in',
  validateSearch: z.object({ from: z.string().startsWith('/').optional().catch(undefined) }),
  loader: texts('identity'),
  component: lazyRouteComponent(() => import('./sign-in-page.tsx'), 'SignInPage'),
})

export const identityRoutes = { open: [signInRoute], signedIn: [] } as const
