import { IconTableExport, IconTableImport } from '@tabler/icons-react'
import type { Capability } from '#platform/capability.ts'

export const interop: Capability = {
  name: 'interop',
  navigation: [
    {
      to: '/imports',
      label: 'imports',
      icon: IconTableImport,
      group: 'data',
      order: 10,
      when: (session) => session.canSomewhere('import.read'),
    },
    {
      to: '/exports',
      label: 'exports',
      icon: IconTableExport,
      group: 'data',
      order: 20,
      when: (session) => session.canSomewhere('export.run'),
    },
  ],
  stale: async () => (await import('./stale.ts')).interopStale,
}
