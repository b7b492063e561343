import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { need, signedInRoute, texts } from '#platform/routes.ts'

const recordRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/record',
  beforeLoad: need('record.read'),
  loader: texts('records', 'attendance'),
  component: lazyRouteComponent(() => import('./record-page.tsx'), 'RecordPage'),
})

export const recordRoutes = { open: [], signedIn: [recordRoute] } as const
