import { IconCertificate } from '@tabler/icons-react'
import type { Capability } from '#platform/capability.ts'

export const records: Capability = {
  name: 'records',
  navigation: [
    {
      to: '/record',
      label: 'record',
      icon: IconCertificate,
      group: 'studies',
      order: 30,
      when: (session) => session.me?.studentId !== undefined,
      key: 'r',
    },
  ],
  stale: async () => (await import('./stale.ts')).recordStale,
}
