import { IconCalendarOff } from '@tabler/icons-react'
import type { Capability } from '#platform/capability.ts'

/** Registers are reached from the section and from Today; what the office does about them takes a place in the rail. */
export const attendance: Capability = {
  name: 'attendance',
  navigation: [
    {
      to: '/attendance',
      label: 'attendance',
      icon: IconCalendarOff,
      group: 'records',
      order: 36,
      when: (session) => session.can('attendance.follow'),
    },
  ],
  stale: async () => (await import('./stale.ts')).attendanceStale,
}
