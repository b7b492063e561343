import { CalendarDay, event, Version } from '@matricula/contract/kernel'
import { z } from 'zod'
import { PolicyDryRun, PolicyKind } from './schema.ts'

const ofKind = (facts: { kind: string }) => `POLICY#${facts.kind}`

/** To everyone: whatever is read by rules of this kind may read otherwise now. */
export const policyPublished = event(
  'policy.published',
  z.object({ kind: PolicyKind, version: Version, effectiveFrom: CalendarDay }),
  ofKind,
)
/** Written or discarded; the rules themselves are read by the route. */
export const policyDrafted = event(
  'policy.drafted',
  z.object({ kind: PolicyKind, version: Version, discarded: z.boolean() }),
  ofKind,
)
/** Begun, on the way, done or stopped. */
export const policyDryRunMoved = event(
  'policy-dry-run.moved',
  PolicyDryRun.pick({ draftVersion: true, state: true, done: true, total: true, differ: true }).extend({
    kind: PolicyKind,
  }),
  ofKind,
)
