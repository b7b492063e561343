import { IconStairs } from '@tabler/icons-react'
import type { Capability } from '#platform/capability.ts'

export const standing: Capability = {
  name: 'standing',
  navigation: [
    {
      to: '/standing',
      label: 'standing',
      icon: IconStairs,
      group: 'records',
      order: 35,
      when: (session) => session.canSomewhere('standing.watch'),
    },
  ],
  stale: async () => (await import('./stale.ts')).standingStale,
}
