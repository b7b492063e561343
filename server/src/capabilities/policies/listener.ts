import { policyPublished } from '@matricula/contract/policies'
import type { Listener } from '#platform/capability.ts'
import type { PolicyMemory } from './memory.ts'

/** What other servers publish is read by here soon after. */
export const createPolicyListener = (memory: PolicyMemory): Listener => ({
  name: 'policies.memory',
  first: true,
  events: [policyPublished.eventName],
  async hear(events) {
    for (const event of events) {
      const { kind, version } = policyPublished.facts.parse(event.facts)
      await memory.renew(kind, version)
    }
  },
})
