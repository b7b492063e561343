import { IconBook2, IconCalendarEvent, IconChalkboard } from '@tabler/icons-react'
import type { Capability } from '#platform/capability.ts'

export const catalogue: Capability = {
  name: 'catalogue',
  navigation: [
    {
      to: '/teaching',
      label: 'teaching',
      icon: IconChalkboard,
      group: 'teaching',
      order: 10,
      when: (session) => session.holds('instructor'),
      key: 'l',
    },
    {
      to: '/terms',
      label: 'terms',
      icon: IconCalendarEvent,
      group: 'terms',
      order: 10,
      when: (session) => session.canSomewhere('registration.watch'),
      key: 'e',
    },
    {
      to: '/courses',
      label: 'courses',
      icon: IconBook2,
      group: 'terms',
      order: 20,
      when: (session) => session.canSomewhere('registration.watch') || session.holds('instructor'),
      key: 'c',
    },
  ],
  stale: async () => (await import('./stale.ts')).catalogueStale,
  palette: async () => (await import('./palette.ts')).cataloguePalette,
}
