import { MeetingId, SectionId, TermId } from '@matricula/contract/kernel'
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

const checkInScreenRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/sections/$sectionId/attendance/$meetingId/check-in',
  params: { parse: z.object({ sectionId: SectionId, meetingId: MeetingId }).parse },
  beforeLoad: need('attendance.mark'),
  loader: texts('attendance'),
  component: lazyRouteComponent(() => import('./check-in-screen.tsx'), 'CheckInScreen'),
})

const ownCheckInRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/check-in/$sectionId/$meetingId',
  params: { parse: z.object({ sectionId: SectionId, meetingId: MeetingId }).parse },
  validateSearch: z.object({ code: z.coerce.string().max(12).optional().catch(undefined) }),
  beforeLoad: need('attendance.check-in'),
  loader: texts('attendance'),
  component: lazyRouteComponent(() => import('./own-check-in-page.tsx'), 'OwnCheckInPage'),
})

const termAttendanceRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/attendance',
  validateSearch: z.object({
    term: TermId.optional().catch(undefined),
    part: z.enum(['report', 'leave']).optional().catch(undefined),
  }),
  beforeLoad: need('attendance.follow'),
  loader: texts('attendance'),
  component: lazyRouteComponent(() => import('./term-attendance-page.tsx'), 'TermAttendancePage'),
})

export const attendanceRoutes = {
  open: [],
  signedIn: [attendanceRoute, registerRoute, checkInScreenRoute, ownCheckInRoute, termAttendanceRoute],
} as const
