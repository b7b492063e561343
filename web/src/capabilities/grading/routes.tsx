import { SectionId } from '@matricula/contract/kernel'
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import { need, signedInRoute, texts } from '#platform/routes.ts'

const marksRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/sections/$sectionId/marks',
  params: { parse: z.object({ sectionId: SectionId }).parse },
  beforeLoad: need('grading.read'),
  loader: texts('grading'),
  component: lazyRouteComponent(() => import('./marks-page.tsx'), 'MarksPage'),
})

export const gradingRoutes = { open: [], signedIn: [marksRoute] } as const
