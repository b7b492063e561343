import { CourseId, SectionId, SubjectId, TermId } from '@matricula/contract/kernel'
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import { need, signedInRoute, texts } from '#platform/routes.ts'
import { sectionTabIds } from './section-tabs.ts'

const termsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/terms',
  beforeLoad: need('catalogue.read'),
  loader: texts('catalogue'),
  component: lazyRouteComponent(() => import('./terms-page.tsx'), 'TermsPage'),
})

const termRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/terms/$termId',
  params: { parse: z.object({ termId: TermId }).parse },
  beforeLoad: need('catalogue.read'),
  loader: texts('catalogue'),
  component: lazyRouteComponent(() => import('./term-page.tsx'), 'TermPage'),
})

const sectionsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/terms/$termId/sections',
  params: { parse: z.object({ termId: TermId }).parse },
  validateSearch: z.object({
    find: z.string().max(100).optional().catch(undefined),
    only: z.enum(['free', 'full', 'unstaffed', 'closed']).optional().catch(undefined),
  }),
  beforeLoad: need('catalogue.read'),
  loader: texts('catalogue'),
  component: lazyRouteComponent(() => import('./sections-page.tsx'), 'SectionsPage'),
})

const coursesRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/courses',
  validateSearch: z.object({ subject: SubjectId.optional().catch(undefined) }),
  beforeLoad: need('catalogue.read'),
  loader: texts('catalogue'),
  component: lazyRouteComponent(() => import('./courses-page.tsx'), 'CoursesPage'),
})

const courseRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/courses/$courseId',
  params: { parse: z.object({ courseId: CourseId }).parse },
  beforeLoad: need('catalogue.read'),
  loader: texts('catalogue'),
  component: lazyRouteComponent(() => import('./course-page.tsx'), 'CoursePage'),
})

const sectionRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/sections/$sectionId',
  params: { parse: z.object({ sectionId: SectionId }).parse },
  validateSearch: z.object({ tab: z.enum(sectionTabIds).optional().catch(undefined) }),
  beforeLoad: need('catalogue.read'),
  loader: texts('catalogue'),
  component: lazyRouteComponent(() => import('./section-page.tsx'), 'SectionPage'),
})

const teachingRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/teaching',
  beforeLoad: need('teaching.list'),
  loader: texts('catalogue'),
  component: lazyRouteComponent(() => import('./teaching-page.tsx'), 'TeachingPage'),
})

export const catalogueRoutes = {
  open: [],
  signedIn: [termsRoute, termRoute, sectionsRoute, coursesRoute, courseRoute, sectionRoute, teachingRoute],
} as const
