import { IconAlertTriangle } from '@tabler/icons-react'
import type { Capability } from '#platform/capability.ts'

export const alerts: Capability = {
  name: 'alerts',
  navigation: [
    {
      to: '/alerts',
      label: 'alerts',
      icon: IconAlertTriangle,
      group: 'records',
      order: 55,
      when: (session) => session.can('alert.watch'),
    },
  ],
  stale: async () => (await import('./stale.ts')).alertsStale,
}
