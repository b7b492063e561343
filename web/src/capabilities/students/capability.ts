import { IconUsers } from '@tabler/icons-react'
import type { Capability } from '#platform/capability.ts'

export const students: Capability = {
  name: 'students',
  navigation: [
    {
      to: '/students',
      label: 'students',
      icon: IconUsers,
      group: 'records',
      order: 10,
      when: (session) => session.canSomewhere('student.list'),
      key: 's',
    },
  ],
  stale: async () => (await import('./stale.ts')).studentStale,
  palette: async () => (await import('./palette.ts')).studentPalette,
}
