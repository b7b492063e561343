import { TermId } from '@matricula/contract/kernel'
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import { need, signedInRoute, texts } from '#platform/routes.ts'

const alertsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/alerts',
  beforeLoad: need('alert.watch'),
  validateSearch: z.object({ term: TermId.optional().catch(undefined) }),
  loader: texts('alerts'),
  component: lazyRouteComponent(() => import('./alerts-page.tsx'), 'AlertsPage'),
})

export const alertsRoutes = { open: [], signedIn: [alertsRoute] } as const
