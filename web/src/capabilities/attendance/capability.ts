import { IconCalendarOff } from '@tabler/icons-react'
import type { Capability } from '#platform/capability.ts'

/** Registers are reached from the section and from Today, so only leave takes a place in the rail. */
export const attendance: Capability = {
  name: 'attendance',
  navigation: [
    {
      to: '/leaves',
      label: 'leaves',
      icon: IconCalendarOff,
      group: 'records',
      order: 36,
      when: (session) => session.can('leave.watch'),
    },
  ],
  stale: async () => (await import('./stale.ts')).attendanceStale,
}
