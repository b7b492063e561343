import { Problem } from '@matricula/contract/kernel'
import { type PolicyKind, type PolicyVersion, policyPublished } from '@matricula/contract/policies'
import { type Actor, demand } from '#platform/actor.ts'
import { explaining } from '#platform/store/retry-when-stale.ts'
import { openDraft, stale } from './draft.ts'
import type { Needs } from './needs.ts'
import { toldVersion } from './shelves.ts'

const untried = (): Problem =>
  new Problem('request.invalid', {
    fields: [
      {
        field: 'draftVersion',
        message: 'Let a dry run of this draft, as it is dated, come to its end first',
      },
    ],
  })

interface Asked {
  readonly draftVersion: number
  readonly reason: string
}
export type PublishPolicy = (actor: Actor, kind: PolicyKind, asked: Asked) => Promise<PolicyVersion>

/** The draft becomes the next version, which nobody edits any more; only what had its dry run is published. */
export const createPublishPolicy =
  (needs: Needs): PublishPolicy =>
  async (actor, kind, { draftVersion, reason }) => {
    demand(actor, 'policy.write')
    const { store, clock, policies, memory, shelves } = needs
    const draft = await openDraft(needs, actor, { kind, version: draftVersion })
    const { effectiveFrom, rules, by } = draft
    const version = (await shelves.of(kind).versions()).length
    const published = { kind, version, effectiveFrom, rules, draftedBy: by, reason }
    const told = toldVersion(kind, published)
    const change = store.commit(actor, {
      writes: [
        policies.publish({ ...published, publishedBy: actor.name, publishedAt: clock.now() }),
        policies.keepDraft({ ...draft, version: draftVersion + 1, state: 'published' }),
        policies.demandDryRun(draft),
      ],
      events: [policyPublished({ kind, version, effectiveFrom })],
      answer: told,
    })
    await explaining(change, { ...stale, untried })
    await memory.renew(kind, version)
    return told
  }
