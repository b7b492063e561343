import { IconKey, IconUserShield } from '@tabler/icons-react'
import type { Capability } from '#platform/capability.ts'

export const identity: Capability = {
  name: 'identity',
  navigation: [
    {
      to: '/people',
      label: 'people',
      icon: IconUserShield,
      group: 'institution',
      order: 1,
      when: (session) => session.canSomewhere('account.list'),
    },
    {
      to: '/tokens',
      label: 'tokens',
      icon: IconKey,
      group: 'institution',
      order: 7,
      when: (session) => session.canSomewhere('token.list'),
    },
  ],
  stale: async () => (await import('./stale.ts')).identityStale,
  palette: async () => (await import('./palette.ts')).identityPalette,
}
