import type { Capability } from '#platform/capability.ts'

/** Registers are reached from the section and from Today, so they take no place in the rail. */
export const attendance: Capability = {
  name: 'attendance',
  navigation: [],
  stale: async () => (await import('./stale.ts')).attendanceStale,
}
