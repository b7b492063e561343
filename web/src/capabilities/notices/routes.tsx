import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { need, openRoute, signedInRoute, texts } from '#platform/routes.ts'

const inboxRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/inbox',
  loader: texts('notices', 'operations'),
  component: lazyRouteComponent(() => import('./inbox-page.tsx'), 'InboxPage'),
})

const announcementsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/announcements',
  beforeLoad: need('announcement.write'),
  loader: texts('notices'),
  component: lazyRouteComponent(() => import('./announcements-page.tsx'), 'AnnouncementsPage'),
})

const savedCohortsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/saved-cohorts',
  beforeLoad: need('announcement.write'),
  loader: texts('notices'),
  component: lazyRouteComponent(() => import('./saved-cohorts-page.tsx'), 'SavedCohortsPage'),
})

const lettersRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/letters',
  beforeLoad: need('letter.watch'),
  loader: texts('notices'),
  component: lazyRouteComponent(() => import('./letters-page.tsx'), 'LettersPage'),
})

const unsubscribeRoute = createRoute({
  getParentRoute: () => openRoute,
  path: '/unsubscribe/$kind/$userId/$seal',
  loader: texts('notices'),
  component: lazyRouteComponent(() => import('./unsubscribe-page.tsx'), 'UnsubscribePage'),
})

export const noticeRoutes = {
  open: [unsubscribeRoute],
  signedIn: [inboxRoute, announcementsRoute, savedCohortsRoute, lettersRoute],
} as const
