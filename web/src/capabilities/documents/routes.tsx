import { JobId } from '@matricula/contract/kernel'
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import { need, openRoute, signedInRoute, texts } from '#platform/routes.ts'

const verifyRoute = createRoute({
  getParentRoute: () => openRoute,
  path: '/verify',
  loader: texts('documents'),
  component: lazyRouteComponent(() => import('./verify-page.tsx'), 'VerifyPage'),
})

const verifyCodeRoute = createRoute({
  getParentRoute: () => openRoute,
  path: '/verify/$code',
  loader: texts('documents'),
  component: lazyRouteComponent(() => import('./verify-page.tsx'), 'VerifyPage'),
})

const myDocumentsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/my-documents',
  beforeLoad: need('document.read'),
  loader: texts('documents'),
  component: lazyRouteComponent(() => import('./my-documents-page.tsx'), 'MyDocumentsPage'),
})

const batchesRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/documents',
  beforeLoad: need('document.watch'),
  loader: texts('documents'),
  component: lazyRouteComponent(() => import('./batches-page.tsx'), 'BatchesPage'),
})

const batchRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/documents/$jobId',
  params: { parse: z.object({ jobId: JobId }).parse },
  beforeLoad: need('document.watch'),
  loader: texts('documents'),
  component: lazyRouteComponent(() => import('./batch-page.tsx'), 'BatchPage'),
})

export const documentRoutes = {
  open: [verifyRoute, verifyCodeRoute],
  signedIn: [myDocumentsRoute, batchesRoute, batchRoute],
} as const
