import { IconScale } from '@tabler/icons-react'
import type { Capability } from '#platform/capability.ts'

export const policies: Capability = {
  name: 'policies',
  navigation: [
    {
      to: '/policies',
      label: 'policies',
      icon: IconScale,
      group: 'institution',
      order: 15,
      when: (session) => session.can('policy.watch'),
    },
  ],
  stale: async () => (await import('./stale.ts')).policyStale,
}
