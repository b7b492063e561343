import type { Students } from '#capabilities/students/index.ts'
import type { Capability } from '#platform/capability.ts'
import type { Clock } from '#platform/clock.ts'
import type { Ids } from '#platform/ids.ts'
import type { Store } from '#platform/store/store.ts'
import { policyAudience } from './audience.ts'
import { createDiscardDraft, createWriteDraft } from './draft.ts'
import { createDryRunWorks, type DryRunWorks } from './dry-run-works.ts'
import { policyDraftItem, policyDryRunItem, policyVersionItem } from './items.ts'
import { createPolicyListener } from './listener.ts'
import { createPolicyMemory } from './memory.ts'
import { createPublishPolicy } from './publish.ts'
import { createReadPolicy, createReadPolicyVersion } from './read-policy.ts'
import { createPolicyRepository } from './repository.ts'
import { policyRoutes } from './routes.ts'
import { createShelves, type Shelves } from './shelves.ts'
import { createSteerDryRun } from './steer-dry-run.ts'

export type { Compare, VersionOf, Versions } from './kept.ts'

/** Policies are published in versions; whoever reads by one keeps its kind here and asks for its versions. */
export interface Policies extends Capability, Pick<Shelves, 'keep'>, Pick<DryRunWorks, 'settled'> {}

interface Given {
  readonly store: Store
  readonly clock: Clock
  readonly ids: Ids
  readonly students: Pick<Students, 'counts' | 'every'>
}

export function createPolicies(given: Given): Policies {
  const policies = createPolicyRepository(given.store)
  const memory = createPolicyMemory(policies.versions)
  const shelves = createShelves(memory)
  const needs = { ...given, policies, memory, shelves }
  const works = createDryRunWorks(needs)
  return {
    routes: policyRoutes({
      read: createReadPolicy(needs),
      readVersion: createReadPolicyVersion(needs),
      write: createWriteDraft(needs),
      discard: createDiscardDraft(needs),
      publish: createPublishPolicy(needs),
      ...createSteerDryRun(needs, works),
    }),
    audience: policyAudience,
    listeners: [createPolicyListener(memory)],
    kinds: [policyVersionItem, policyDraftItem, policyDryRunItem],
    keep: shelves.keep,
    settled: works.settled,
  }
}
