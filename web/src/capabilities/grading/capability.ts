import type { Capability } from '#platform/capability.ts'

/** Marks are reached from their section, so they take no place in the rail. */
export const grading: Capability = {
  name: 'grading',
  navigation: [],
  stale: async () => (await import('./stale.ts')).gradingStale,
}
