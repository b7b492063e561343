import { createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { alertsRoutes } from '#capabilities/alerts/routes.tsx'
import { attendanceRoutes } from '#capabilities/attendance/routes.tsx'
import { catalogueRoutes } from '#capabilities/catalogue/routes.tsx'
import { documentRoutes } from '#capabilities/documents/routes.tsx'
import { enrolmentRoutes } from '#capabilities/enrolment/routes.tsx'
import { finalsRoutes } from '#capabilities/finals/routes.tsx'
import { gradingRoutes } from '#capabilities/grading/routes.tsx'
import { identityRoutes } from '#capabilities/identity/routes.tsx'
import { interopRoutes } from '#capabilities/interop/routes.tsx'
import { noticeRoutes } from '#capabilities/notices/routes.tsx'
import { operationsRoutes } from '#capabilities/operations/routes.tsx'
import { policyRoutes } from '#capabilities/policies/routes.tsx'
import { recordRoutes } from '#capabilities/records/routes.tsx'
import { standingRoutes } from '#capabilities/standing/routes.tsx'
import { studentRoutes } from '#capabilities/students/routes.tsx'
import { openRoute, rootRoute, signedInRoute, texts } from '#platform/routes.ts'
import { BareErrorPage, BareMissingPage } from './bare-page.tsx'
import { ErrorPage } from './error-page.tsx'
import { MissingPage } from './missing-page.tsx'
import { PendingPage } from './pending-page.tsx'
import { queryClient } from './query-client.ts'
import { Shell } from './shell.tsx'

const galleryRoute = createRoute({
  getParentRoute: () => openRoute,
  path: '/design',
  loader: texts('gallery'),
  component: lazyRouteComponent(() => import('./gallery/gallery-page.tsx'), 'GalleryPage'),
})

/** Every page there is; a capability's pages take one line, here or among the open ones. */
const routeTree = rootRoute
  .update({ notFoundComponent: BareMissingPage })
  .addChildren([
    openRoute.addChildren([
      galleryRoute,
      ...identityRoutes.open,
      ...operationsRoutes.open,
      ...documentRoutes.open,
      ...noticeRoutes.open,
    ]),
    signedInRoute
      .update({ component: Shell, errorComponent: BareErrorPage })
      .addChildren([
        ...identityRoutes.signedIn,
        ...catalogueRoutes.signedIn,
        ...studentRoutes.signedIn,
        ...enrolmentRoutes.signedIn,
        ...policyRoutes.signedIn,
        ...attendanceRoutes.signedIn,
        ...gradingRoutes.signedIn,
        ...recordRoutes.signedIn,
        ...alertsRoutes.signedIn,
        ...finalsRoutes.signedIn,
        ...standingRoutes.signedIn,
        ...documentRoutes.signedIn,
        ...interopRoutes.signedIn,
        ...operationsRoutes.signedIn,
        ...noticeRoutes.signedIn,
      ]),
  ])

export const router = createRouter({
  routeTree,
  context: { queryClient },
  defaultPreload: 'intent',
  defaultPreloadStaleTime: 0,
  scrollRestoration: true,
  defaultErrorComponent: ErrorPage,
  defaultNotFoundComponent: MissingPage,
  defaultPendingComponent: PendingPage,
  defaultPendingMs: 200,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
