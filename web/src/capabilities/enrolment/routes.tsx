import { TermId } from '@matricula/contract/kernel'
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import { need, signedInRoute, texts } from '#platform/routes.ts'

const ofTerm = z.object({ term: TermId.optional().catch(undefined) })
const registrationSearch = ofTerm.extend({
  find: z.string().max(80).optional().catch(undefined),
  show: z.enum(['list', 'week']).optional().catch(undefined),
})

const registrationRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/registration',
  validateSearch: registrationSearch,
  beforeLoad: need('enrolment.register'),
  loader: texts('enrolment'),
  component: lazyRouteComponent(() => import('./add-courses-page.tsx'), 'AddCoursesPage'),
})

const weekRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/week',
  validateSearch: ofTerm,
  beforeLoad: need('enrolment.read'),
  loader: texts('enrolment'),
  component: lazyRouteComponent(() => import('./my-week-page.tsx'), 'MyWeekPage'),
})

const coursesRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/my-courses',
  validateSearch: ofTerm,
  beforeLoad: need('enrolment.read'),
  loader: texts('enrolment'),
  component: lazyRouteComponent(() => import('./my-courses-page.tsx'), 'MyCoursesPage'),
})

const controlRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/registration-control',
  validateSearch: ofTerm,
  beforeLoad: need('registration.watch'),
  loader: texts('enrolment'),
  component: lazyRouteComponent(() => import('./registration-control-page.tsx'), 'RegistrationControlPage'),
})

export const enrolmentRoutes = {
  open: [],
  signedIn: [registrationRoute, weekRoute, coursesRoute, controlRoute],
} as const
