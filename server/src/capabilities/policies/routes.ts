import {
  discardPolicyDraft,
  publishPolicy,
  readPolicy,
  readPolicyVersion,
  startPolicyDryRun,
  stopPolicyDryRun,
  writePolicyDraft,
} from '@matricula/contract/policies'
import { bind, type Endpoint } from '#platform/http/bind.ts'
import type { DiscardDraft, WriteDraft } from './draft.ts'
import type { PublishPolicy } from './publish.ts'
import type { ReadPolicy, ReadPolicyVersion } from './read-policy.ts'
import type { SteerDryRun } from './steer-dry-run.ts'

interface Commands extends SteerDryRun {
  readonly read: ReadPolicy
  readonly readVersion: ReadPolicyVersion
  readonly write: WriteDraft
  readonly discard: DiscardDraft
  readonly publish: PublishPolicy
}

export const policyRoutes = (commands: Commands): Endpoint[] => [
  bind(readPolicy, ({ actor, params }) => commands.read(actor, params.kind)),
  bind(readPolicyVersion, ({ actor, params }) => commands.readVersion(actor, params.kind, params.version)),
  bind(writePolicyDraft, ({ actor, body }) => commands.write(actor, body)),
  bind(discardPolicyDraft, ({ actor, params, body }) => commands.discard(actor, params.kind, body.version)),
  bind(startPolicyDryRun, ({ actor, params, body }) => commands.start(actor, params.kind, body)),
  bind(stopPolicyDryRun, ({ actor, params }) => commands.stop(actor, params.kind)),
  bind(publishPolicy, ({ actor, params, body }) => commands.publish(actor, params.kind, body)),
]
