import { Problem } from '@matricula/contract/kernel'
import { inForceOn, type PolicyBook, type PolicyKind, type PolicyVersion } from '@matricula/contract/policies'
import { type Actor, demand } from '#platform/actor.ts'
import { toldDraft } from './draft.ts'
import { toldDryRun } from './dry-run-works.ts'
import type { Needs } from './needs.ts'
import { toldVersion } from './shelves.ts'

export type ReadPolicy = (actor: Actor, kind: PolicyKind) => Promise<PolicyBook>

/** One query; the versions are remembered. */
export const createReadPolicy =
  ({ clock, policies, memory, shelves }: Needs): ReadPolicy =>
  async (actor, kind) => {
    demand(actor, 'policy.watch')
    const [{ draft, dryRun }, versions, stored] = await Promise.all([
      policies.desk(kind),
      shelves.of(kind).versions(),
      memory.versions(kind),
    ])
    return {
      kind,
      inForce: inForceOn(versions, clock.now().slice(0, 10)).version,
      versions: stored.toReversed(),
      draftVersion: draft?.version ?? 0,
      ...(draft?.state === 'open' && { draft: toldDraft(draft) }),
      ...(dryRun && { dryRun: toldDryRun(dryRun, clock.millis()) }),
    }
  }

export type ReadPolicyVersion = (actor: Actor, kind: PolicyKind, version: number) => Promise<PolicyVersion>

export const createReadPolicyVersion =
  ({ shelves }: Needs): ReadPolicyVersion =>
  async (actor, kind, version) => {
    demand(actor, 'policy.watch')
    const found = (await shelves.of(kind).versions()).find((one) => one.version === version)
    if (!found) throw new Problem('item.missing', { kind, version })
    return toldVersion(kind, found)
  }
