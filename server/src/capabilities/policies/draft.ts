import { Problem } from '@matricula/contract/kernel'
import { type PolicyContent, PolicyDraft, type PolicyKind, policyDrafted } from '@matricula/contract/policies'
import { type Actor, demand } from '#platform/actor.ts'
import { explaining } from '#platform/store/retry-when-stale.ts'
import type { StoredDraft } from './items.ts'
import type { Needs } from './needs.ts'
import type { PolicyRepository } from './repository.ts'

interface Wished {
  readonly version: number
  readonly effectiveFrom: string
  readonly content: PolicyContent
}
export type WriteDraft = (actor: Actor, wished: Wished) => Promise<PolicyDraft>

/** One draft of a kind, which the office shares. */
export const createWriteDraft =
  ({ store, clock, policies, shelves }: Needs): WriteDraft =>
  async (actor, { version, effectiveFrom, content }) => {
    demand(actor, 'policy.write')
    const { kind, rules } = content
    const fields = await shelves.of(kind).faults(rules)
    if (fields.length > 0) throw new Problem('request.invalid', { fields })
    const draft: StoredDraft = {
      kind,
      version: version + 1,
      effectiveFrom,
      rules,
      state: 'open',
      by: actor.name,
      at: clock.now(),
    }
    const told = toldDraft(draft)
    const events = [policyDrafted({ kind, version: draft.version, discarded: false })]
    const change = { writes: [policies.keepDraft(draft)], events, answer: told }
    await explaining(store.commit(actor, change), stale)
    return told
  }

export type DiscardDraft = (actor: Actor, kind: PolicyKind, version: number) => Promise<undefined>

export const createDiscardDraft =
  ({ store, policies }: Needs): DiscardDraft =>
  async (actor, kind, version) => {
    demand(actor, 'policy.write')
    const draft = await openDraft(policies, kind, version)
    const next = version + 1
    const writes = [policies.keepDraft({ ...draft, version: next, state: 'discarded' })]
    const events = [policyDrafted({ kind, version: next, discarded: true })]
    await explaining(store.commit(actor, { writes, events }), stale)
    return undefined
  }

export const stale = { stale: () => new Problem('item.stale') }

/** The draft as it was seen. Throws `item.missing` and `item.stale`. */
export async function openDraft(
  policies: PolicyRepository,
  kind: PolicyKind,
  version: number,
): Promise<StoredDraft> {
  const { draft } = await policies.desk(kind)
  if (draft?.state !== 'open') throw new Problem('item.missing', { kind })
  if (draft.version !== version) throw new Problem('item.stale')
  return draft
}

export const toldDraft = ({ kind, rules, ...draft }: StoredDraft): PolicyDraft =>
  PolicyDraft.parse({ ...draft, content: { kind, rules } })
