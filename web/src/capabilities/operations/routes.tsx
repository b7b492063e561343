import { SectionId, TermId } from '@matricula/contract/kernel'
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import { need, openRoute, signedInRoute, texts } from '#platform/routes.ts'

const todayRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/',
  loader: texts('operations', 'attendance'),
  component: lazyRouteComponent(() => import('./today-page.tsx'), 'TodayPage'),
})

const activityRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/activity',
  beforeLoad: need('activity.read'),
  loader: texts('operations'),
  component: lazyRouteComponent(() => import('./activity-page.tsx'), 'ActivityPage'),
})

const numbersRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/numbers',
  beforeLoad: need('statistics.read'),
  validateSearch: z.object({ term: TermId.optional().catch(undefined) }),
  loader: texts('operations'),
  component: lazyRouteComponent(() => import('./numbers-page.tsx'), 'NumbersPage'),
})

const healthRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/health',
  beforeLoad: need('statistics.read'),
  loader: texts('operations'),
  component: lazyRouteComponent(() => import('./health-page.tsx'), 'HealthPage'),
})

const sectionReportRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/sections/$sectionId/report',
  params: { parse: z.object({ sectionId: SectionId }).parse },
  beforeLoad: need('grading.read'),
  loader: texts('operations', 'attendance', 'grading', 'finals'),
  component: lazyRouteComponent(() => import('./section-report-page.tsx'), 'SectionReportPage'),
})

const interfaceRoute = createRoute({
  getParentRoute: () => openRoute,
  path: '/interface',
  validateSearch: z.object({ find: z.string().optional().catch(undefined) }),
  loader: texts('operations'),
  component: lazyRouteComponent(() => import('./interface-page.tsx'), 'InterfacePage'),
})

export const operationsRoutes = {
  open: [interfaceRoute],
  signedIn: [todayRoute, activityRoute, numbersRoute, healthRoute, sectionReportRoute],
} as const
