import { Problem } from '@matricula/contract/kernel'
import { type Clock, secondsFrom } from '#platform/clock.ts'
import { digestOf, type Ids } from '#platform/ids.ts'
import { present } from '#platform/store/condition.ts'
import type { Store } from '#platform/store/store.ts'
import { insert, remove, type Write } from '#platform/store/write.ts'
import { linkItem, type StoredLink } from './items.ts'

type Purpose = StoredLink['purpose']

/** Seconds that a link may wait for its owner. */
const lifetime: Record<Purpose, number> = { invitation: 72 * 3600, reset: 3600, 'set-up': 72 * 3600 }
const page: Record<Purpose, string> = { invitation: 'join', reset: 'reset', 'set-up': 'set-up' }

export interface NewLink {
  /** The secret stands behind the #, which browsers send to nobody. */
  readonly link: string
  readonly stored: StoredLink
  readonly write: Write
}

export interface LinkRepository {
  make(purpose: Purpose, loginName?: string): NewLink
  /** Throws `link.spent` where there is none such, or it is too old. */
  link(purpose: Purpose, secret: string): Promise<StoredLink>
  /** Refusal `link.spent` where someone was faster. */
  spend(link: StoredLink): Write
}

interface Needs {
  readonly store: Store
  readonly clock: Clock
  readonly ids: Ids
  readonly origin: string
}

export const createLinkRepository = ({ store, clock, ids, origin }: Needs): LinkRepository => ({
  make(purpose, loginName) {
    const secret = ids.secret()
    const stored: StoredLink = {
      digest: digestOf(secret),
      purpose,
      ...(loginName !== undefined && { loginName }),
      expiresAt: new Date(clock.millis() + lifetime[purpose] * 1000).toISOString(),
      expires: secondsFrom(clock, lifetime[purpose]),
    }
    return { link: `${origin}/${page[purpose]}#${secret}`, stored, write: insert(linkItem.itemOf(stored)) }
  },
  async link(purpose, secret) {
    const item = await store.get(linkItem.keyOf({ digest: digestOf(secret) }))
    const found = item && linkItem.read(item)
    if (!found || found.purpose !== purpose || Date.parse(found.expiresAt) <= clock.millis())
      throw new Problem('link.spent')
    return found
  },
  spend: (link) => remove(linkItem.keyOf(link), present('pk'), 'link.spent'),
})
