import { IconChecklist } from '@tabler/icons-react'
import type { Capability } from '#platform/capability.ts'

export const finals: Capability = {
  name: 'finals',
  navigation: [
    {
      to: '/final-grades',
      label: 'finalGrades',
      icon: IconChecklist,
      group: 'records',
      order: 30,
      when: (session) => session.canSomewhere('finals.watch'),
    },
  ],
  stale: async () => (await import('./stale.ts')).finalsStale,
}
