import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { termId } from './offered.ts'
import type { PersonName } from './people.ts'
import type { SmallCollege } from './small-college.ts'

export interface Screen {
  /** As the router writes it. */
  readonly path: string
  /** Who looks at it; nobody means that it is open to anyone. */
  readonly as: readonly PersonName[]
  /** Where one is, unless the path has no slots. */
  readonly at?: (college: SmallCollege) => string
  /** Shows on purpose what loading looks like. */
  readonly loads?: boolean
  /** Words with dots between them that belong on this screen. */
  readonly dotted?: RegExp
}

const staff = ['registrar', 'administrator'] as const
const everyone = ['registrar', 'administrator', 'instructor', 'ada'] as const
const teaching = ['instructor', 'registrar'] as const

/** Every screen there is, and where to see it. */
export const screens: readonly Screen[] = [
  { path: '/sign-in', as: [] },
  { path: '/forgot', as: [] },
  { path: '/reset', as: [] },
  { path: '/join', as: [] },
  { path: '/set-up', as: [] },
  { path: '/verify', as: [] },
  { path: '/verify/$code', as: [], at: ({ documentCode }) => `/verify/${documentCode}` },
  {
    path: '/unsubscribe/$kind/$userId/$seal',
    as: [],
    at: ({ instructor }) => `/unsubscribe/daily/${instructor}/${'a'.repeat(43)}`,
  },
  { path: '/design', as: [], loads: true },
  { path: '/interface', as: [], dotted: /./ },
  { path: '/', as: everyone },
  { path: '/activity', as: staff },
  { path: '/numbers', as: staff },
  { path: '/alerts', as: staff },
  { path: '/health', as: staff },
  { path: '/account', as: everyone },
  { path: '/people', as: ['administrator'] },
  {
    path: '/people/$userId',
    as: ['administrator'],
    at: ({ instructor }) => `/people/${instructor}`,
  },
  { path: '/tokens', as: ['administrator'] },
  {
    path: '/sections/$sectionId/attendance',
    as: teaching,
    at: ({ sections }) => `/sections/${sections.programmingA}/attendance`,
  },
  {
    path: '/sections/$sectionId/attendance/$meetingId',
    as: teaching,
    at: ({ sections, calendar }) => `/sections/${sections.programmingA}/attendance/${calendar.day(-7)}-1`,
  },
  {
    path: '/sections/$sectionId/attendance/$meetingId/check-in',
    as: teaching,
    at: ({ sections, calendar }) =>
      `/sections/${sections.programmingA}/attendance/${calendar.today}-1/check-in`,
  },
  {
    path: '/check-in/$sectionId/$meetingId',
    as: ['ada'],
    at: ({ sections, calendar }) => `/check-in/${sections.algorithmsA}/${calendar.today}-1`,
  },
  {
    path: '/sections/$sectionId/marks',
    as: teaching,
    at: ({ sections }) => `/sections/${sections.algorithmsA}/marks`,
  },
  {
    path: '/sections/$sectionId/report',
    as: teaching,
    at: ({ sections }) => `/sections/${sections.programmingA}/report`,
  },
  {
    path: '/sections/$sectionId/final-grades',
    as: teaching,
    at: ({ sections }) => `/sections/${sections.algorithmsA}/final-grades`,
  },
  { path: '/final-grades', as: staff },
  { path: '/standing', as: staff },
  { path: '/attendance', as: staff },
  { path: '/attendance?part=leave', as: staff },
  { path: '/attendance?part=report', as: staff },
  { path: '/final-grades?part=report', as: staff },
  { path: '/policies', as: staff },
  { path: '/policies?kind=attendance', as: staff },
  { path: '/policies?kind=standing', as: staff },
  { path: '/inbox', as: everyone },
  { path: '/announcements', as: staff },
  { path: '/saved-cohorts', as: staff },
  { path: '/letters', as: ['administrator'] },
  { path: '/teaching', as: ['instructor'] },
  { path: '/terms', as: staff },
  { path: '/terms/$termId', as: staff, at: () => `/terms/${termId}` },
  { path: '/terms/$termId/sections', as: staff, at: () => `/terms/${termId}/sections` },
  { path: '/courses', as: everyone },
  { path: '/courses/$courseId', as: everyone, at: () => '/courses/CS-101' },
  { path: '/sections/$sectionId', as: everyone, at: ({ sections }) => `/sections/${sections.programmingB}` },
  { path: '/imports', as: staff },
  { path: '/imports/$jobId', as: staff, at: ({ importJob }) => `/imports/${importJob}` },
  { path: '/exports', as: staff },
  { path: '/record', as: ['ada'] },
  { path: '/my-documents', as: ['ada'] },
  { path: '/documents', as: staff },
  { path: '/documents/$jobId', as: staff, at: ({ documentBatch }) => `/documents/${documentBatch}` },
  { path: '/registration', as: ['ada'] },
  { path: '/week', as: ['ada'] },
  { path: '/my-courses', as: ['ada'] },
  { path: '/registration-control', as: staff },
  { path: '/students', as: staff },
  { path: '/students/$studentId', as: staff, at: ({ students }) => `/students/${students[5]}` },
]

const pages = join(import.meta.dirname, '..', '..', '..', 'web', 'src')

/** The paths that the pages' router knows, read from where they are written. */
export function pathsOfRouter(): readonly string[] {
  const files = readdirSync(pages, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /(^|[/\\])(routes|router)\.tsx$/.test(file),
  )
  const paths = files.flatMap((file) =>
    [...readFileSync(join(pages, file), 'utf8').matchAll(/^\s*path: '([^']+)'/gm)].map(
      (found) => found[1] ?? '',
    ),
  )
  return [...new Set(paths)].toSorted()
}
