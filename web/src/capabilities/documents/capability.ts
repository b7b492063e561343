import { IconCertificate2, IconFiles } from '@tabler/icons-react'
import type { Capability } from '#platform/capability.ts'

export const documents: Capability = {
  name: 'documents',
  navigation: [
    {
      to: '/my-documents',
      label: 'myDocuments',
      icon: IconCertificate2,
      group: 'studies',
      order: 40,
      when: (session) => session.me?.studentId !== undefined,
    },
    {
      to: '/documents',
      label: 'documents',
      icon: IconFiles,
      group: 'records',
      order: 40,
      when: (session) => session.canSomewhere('document.watch'),
    },
  ],
  stale: async () => (await import('./stale.ts')).documentStale,
}
