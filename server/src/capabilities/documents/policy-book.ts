import {
  type DocumentPolicy,
  type DocumentPolicyChange,
  documentPolicyChanged,
} from '@matricula/contract/documents'
import { Problem } from '@matricula/contract/kernel'
import type { z } from 'zod'
import { type Actor, demand } from '#platform/actor.ts'
import { explaining } from '#platform/store/retry-when-stale.ts'
import type { Store } from '#platform/store/store.ts'
import { insert } from '#platform/store/write.ts'
import { documentPolicyItem, placed } from './items.ts'

/** What holds where an institution has decided nothing. */
export const builtInPolicy: DocumentPolicy = { version: 0, selfService: ['enrolment-certificate'] }

/** The policy of documents: a page is added for each change, none is ever rewritten. */
export interface PolicyBook {
  current(): Promise<DocumentPolicy>
  read(actor: Actor): Promise<DocumentPolicy>
  change(actor: Actor, change: z.output<typeof DocumentPolicyChange>): Promise<DocumentPolicy>
}

export function createPolicyBook(store: Store): PolicyBook {
  async function current(): Promise<DocumentPolicy> {
    const partition = documentPolicyItem.fill('pk', {})
    const { items } = await store.query({
      table: 'catalogue',
      partition,
      begins: 'V#',
      backwards: true,
      limit: 1,
    })
    const [last] = items
    if (!last) return builtInPolicy
    const { place: _, ...policy } = documentPolicyItem.read(last)
    return policy
  }

  return {
    current,
    async read(actor) {
      demand(actor, 'document.watch')
      return await current()
    },
    async change(actor, { version, address, signatory, selfService }) {
      demand(actor, 'document.issue')
      const policy: DocumentPolicy = {
        version: version + 1,
        selfService,
        ...(address && { address }),
        ...(signatory && { signatory }),
      }
      const before = await current()
      if (before.version !== version) throw new Problem('item.stale')
      const writes = [insert(documentPolicyItem.itemOf({ ...policy, place: placed(policy.version) }))]
      const events = [documentPolicyChanged({ version: policy.version })]
      await explaining(store.commit(actor, { writes, events, answer: policy }), {
        exists: () => new Problem('item.stale'),
      })
      return policy
    },
  }
}
