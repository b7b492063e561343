import { Problem } from '@matricula/contract/kernel'
import { type PolicyContent, PolicyDraft, type PolicyKind, policyDrafted } from '@matricula/contract/policies'
import { type Actor, demand } from '#platform/actor.ts'
import { doneBefore } from '#platform/store/once.ts'
import { explaining } from '#platform/store/retry-when-stale.ts'
import { policyDraftItem, type StoredDraft } from './items.ts'
import type { Needs } from './needs.ts'

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
  (needs: Needs): DiscardDraft =>
  async (actor, kind, version) => {
    demand(actor, 'policy.write')
    const { store, policies } = needs
    const draft = await openDraft(needs, actor, { kind, version })
    const next = version + 1
    const writes = [policies.keepDraft({ ...draft, version: next, state: 'discarded' })]
    const events = [policyDrafted({ kind, version: next, discarded: true })]
    await explaining(store.commit(actor, { writes, events }), stale)
    return undefined
  }

export const stale = { stale: () => new Problem('item.stale') }

interface Seen {
  readonly kind: PolicyKind
  readonly version: number
}

/**
 * The draft as it was seen. Throws `item.missing` and `item.stale`; and `Repeated` where this very request has done its
 * work before, so that whoever sends again what was published is not told that it is gone.
 */
export async function openDraft(
  { store, policies }: Pick<Needs, 'store' | 'policies'>,
  actor: Actor,
  { kind, version }: Seen,
): Promise<StoredDraft> {
  const { draft } = await policies.desk(kind)
  if (!draft) throw new Problem('item.missing', { kind })
  if (draft.state === 'open' && draft.version === version) return draft
  const before = await doneBefore(store, actor, policyDraftItem.keyOf({ kind }))
  throw before ?? new Problem(draft.state === 'open' ? 'item.stale' : 'item.missing', { kind })
}

export const toldDraft = ({ kind, rules, ...draft }: StoredDraft): PolicyDraft =>
  PolicyDraft.parse({ ...draft, content: { kind, rules } })
