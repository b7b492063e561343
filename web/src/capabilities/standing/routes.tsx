import { TermId } from '@matricula/contract/kernel'
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import { need, signedInRoute, texts } from '#platform/routes.ts'

const termRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/standing',
  validateSearch: z.object({ term: TermId.optional().catch(undefined) }),
  beforeLoad: need('standing.watch'),
  loader: texts('standing'),
  component: lazyRouteComponent(() => import('./term-standing-page.tsx'), 'TermStandingPage'),
})

export const standingRoutes = { open: [], signedIn: [termRoute] } as const
