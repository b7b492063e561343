import { ProgrammeId, StudentId } from '@matricula/contract/kernel'
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import { need, signedInRoute, texts } from '#platform/routes.ts'
import { statuses } from './statuses.ts'
import { studentSectionIds } from './student-sections.ts'

const studentsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/students',
  validateSearch: z.object({
    find: z.string().max(100).optional().catch(undefined),
    programme: ProgrammeId.optional().catch(undefined),
    cohort: z.coerce
      .string()
      .regex(/^\d{4}$/)
      .optional()
      .catch(undefined),
    status: z.enum(statuses).optional().catch(undefined),
  }),
  beforeLoad: need('student.list'),
  loader: texts('students'),
  component: lazyRouteComponent(() => import('./students-page.tsx'), 'StudentsPage'),
})

const studentRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/students/$studentId',
  params: { parse: z.object({ studentId: StudentId }).parse },
  validateSearch: z.object({ part: z.enum(studentSectionIds).optional().catch(undefined) }),
  beforeLoad: need('student.read'),
  loader: texts('students'),
  component: lazyRouteComponent(() => import('./student-page.tsx'), 'StudentPage'),
})

export const studentRoutes = { open: [], signedIn: [studentsRoute, studentRoute] } as const
