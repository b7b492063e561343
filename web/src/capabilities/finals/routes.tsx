import { SectionId, TermId } from '@matricula/contract/kernel'
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import { need, signedInRoute, texts } from '#platform/routes.ts'

const sectionRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/sections/$sectionId/final-grades',
  params: { parse: z.object({ sectionId: SectionId }).parse },
  beforeLoad: need('finals.read'),
  loader: texts('finals'),
  component: lazyRouteComponent(() => import('./finals-page.tsx'), 'FinalsPage'),
})

const termRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/final-grades',
  validateSearch: z.object({
    term: TermId.optional().catch(undefined),
    part: z.enum(['report', 'changes', 'incompletes']).optional().catch(undefined),
  }),
  beforeLoad: need('finals.watch'),
  loader: texts('finals'),
  component: lazyRouteComponent(() => import('./term-finals-page.tsx'), 'TermFinalsPage'),
})

export const finalsRoutes = { open: [], signedIn: [sectionRoute, termRoute] } as const
