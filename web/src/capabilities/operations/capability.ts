import { IconActivity, IconApi, IconChartBar, IconHeartbeat, IconHome } from '@tabler/icons-react'
import type { Capability } from '#platform/capability.ts'

export const operations: Capability = {
  name: 'operations',
  navigation: [
    { to: '/', label: 'today', icon: IconHome, group: 'top', order: 0, key: 't', when: () => true },
    {
      to: '/activity',
      label: 'activity',
      icon: IconActivity,
      group: 'data',
      order: 3,
      when: (session) => session.canSomewhere('activity.read'),
    },
    {
      to: '/numbers',
      label: 'numbers',
      icon: IconChartBar,
      group: 'data',
      order: 2.5,
      when: (session) => session.can('statistics.read'),
    },
    {
      to: '/health',
      label: 'health',
      icon: IconHeartbeat,
      group: 'institution',
      order: 8,
      when: (session) => session.holds('administrator'),
    },
    {
      to: '/interface',
      label: 'interface',
      icon: IconApi,
      group: 'institution',
      order: 9,
      when: (session) => session.holds('administrator'),
    },
  ],
  stale: async () => (await import('./stale.ts')).operationsStale,
}
