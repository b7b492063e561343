import { IconBooks, IconCalendarWeek, IconChartBar, IconSquarePlus } from '@tabler/icons-react'
import type { Capability } from '#platform/capability.ts'
import type { Session } from '#platform/session.ts'

const isStudent = (session: Session): boolean => session.me?.studentId !== undefined

export const enrolment: Capability = {
  name: 'enrolment',
  navigation: [
    {
      to: '/registration',
      label: 'addCourses',
      icon: IconSquarePlus,
      group: 'studies',
      order: 10,
      when: isStudent,
      key: 'a',
    },
    {
      to: '/week',
      label: 'myWeek',
      icon: IconCalendarWeek,
      group: 'studies',
      order: 15,
      when: isStudent,
      key: 'w',
    },
    {
      to: '/my-courses',
      label: 'myCourses',
      icon: IconBooks,
      group: 'studies',
      order: 20,
      when: isStudent,
    },
    {
      to: '/registration-control',
      label: 'registrationControl',
      icon: IconChartBar,
      group: 'terms',
      order: 20,
      when: (session) => session.canSomewhere('registration.watch'),
    },
  ],
  stale: async () => (await import('./stale.ts')).enrolmentStale,
}
