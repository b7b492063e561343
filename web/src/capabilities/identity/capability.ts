import type { Capability } from '#platform/capability.ts'

export const identity: Capability = {
  name: 'identity',
  navigation: [],
  stale: async () => (await import('./stale.ts')).identityStale,
}
