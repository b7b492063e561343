import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import { need, signedInRoute, texts } from '#platform/routes.ts'

const policiesRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/policies',
  validateSearch: z.object({
    kind: z.enum(['record', 'attendance', 'standing']).optional().catch(undefined),
  }),
  beforeLoad: need('policy.watch'),
  loader: texts('policies'),
  component: lazyRouteComponent(() => import('./policies-page.tsx'), 'PoliciesPage'),
})

export const policyRoutes = { open: [], signedIn: [policiesRoute] } as const
