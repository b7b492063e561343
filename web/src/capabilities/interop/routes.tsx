import { JobId } from '@matricula/contract/kernel'
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import { need, signedInRoute, texts } from '#platform/routes.ts'

const importsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/imports',
  beforeLoad: need('import.read'),
  loader: texts('interop'),
  component: lazyRouteComponent(() => import('./imports-page.tsx'), 'ImportsPage'),
})

const importRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/imports/$jobId',
  params: { parse: z.object({ jobId: JobId }).parse },
  beforeLoad: need('import.read'),
  loader: texts('interop'),
  component: lazyRouteComponent(() => import('./import-page.tsx'), 'ImportPage'),
})

const exportsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/exports',
  beforeLoad: need('export.run'),
  loader: texts('interop'),
  component: lazyRouteComponent(() => import('./exports-page.tsx'), 'ExportsPage'),
})

export const interopRoutes = { open: [], signedIn: [importsRoute, importRoute, exportsRoute] } as const
