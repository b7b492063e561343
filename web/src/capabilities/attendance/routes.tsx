import { MeetingId, SectionId } from '@matricula/contract/kernel'
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import { need, signedInRoute, texts } from '#platform/routes.ts'

const attendanceRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/sections/$sectionId/attendance',
  params: { parse: z.object({ sectionId: SectionId }).parse },
  beforeLoad: need('attendance.read'),
  loader: texts('attendance'),
  component: lazyRouteComponent(() => import('./attendance-page.tsx'), 'AttendancePage'),
})

const registerRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/sections/$sectionId/attendance/$meetingId',
  params: { parse: z.object({ sectionId: SectionId, meetingId: MeetingId }).parse },
  beforeLoad: need('attendance.read'),
  loader: texts('attendance'),
  component: lazyRouteComponent(() => import('./register-page.tsx'), 'RegisterPage'),
})

const leavesRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/leaves',
  beforeLoad: need('leave.watch'),
  loader: texts('attendance'),
  component: lazyRouteComponent(() => import('./leaves-page.tsx'), 'LeavesPage'),
})

export const attendanceRoutes = { open: [], signedIn: [attendanceRoute, registerRoute, leavesRoute] } as const
