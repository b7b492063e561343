import type { Clock } from '#platform/clock.ts'
import type { Ids } from '#platform/ids.ts'
import { createSecretBox } from '#platform/secret-box.ts'
import { equals } from '#platform/store/condition.ts'
import { type Page, type PageAsked, pageOf } from '#platform/store/pages.ts'
import type { Store } from '#platform/store/store.ts'
import { insert, remove, replace, type Write } from '#platform/store/write.ts'
import { letterItem, type StoredLetter } from './letter-item.ts'
import type { Letter, Letters } from './letters.ts'

interface Needs {
  readonly store: Store
  readonly clock: Clock
  readonly ids: Ids
  readonly secret: () => Buffer
}

/** Where letters wait: written by whoever has something to tell, taken by the postman. */
export interface PostOffice extends Letters {
  /** Told when a letter may be waiting. */
  onWake(listener: () => void): void
  /** Those to be tried by now, the oldest first; from an index, so as of a moment ago. */
  due(limit: number): Promise<StoredLetter[]>
  inState(state: StoredLetter['state'], page: PageAsked): Promise<Page<StoredLetter>>
  find(letterId: string): Promise<StoredLetter | undefined>
  /** What is sent; throws where the secret has changed since. */
  opened(letter: StoredLetter): Letter
  /** Takes a letter back that may be there. */
  withdrawn(letterId: string): Write
  /** Refusal `stale` where somebody else has it by now. */
  keep(letter: StoredLetter): Write
  taken(letter: StoredLetter): Write
}

export function createPostOffice({ store, clock, ids, secret }: Needs): PostOffice {
  const box = createSecretBox(secret, 'letters')
  const listeners: (() => void)[] = []
  const partition = (state: StoredLetter['state']) => letterItem.fill('g1p', { state })

  return {
    queued({ unsubscribe, confidential = false, notBefore, text, ...letter }, id) {
      const letterId = id ?? ids.next()
      const at = clock.now()
      const stored: StoredLetter = {
        ...letter,
        letterId,
        text: confidential ? box.closed(Buffer.from(text), letterId) : text,
        confidential,
        ...(unsubscribe !== undefined && { unsubscribe }),
        state: 'waiting',
        at,
        due: notBefore !== undefined && notBefore > at ? notBefore : at,
        attempts: 0,
        version: 1,
      }
      return insert(letterItem.itemOf(stored), 'letter.queued')
    },
    wake() {
      for (const listener of listeners) listener()
    },
    onWake: (listener) => void listeners.push(listener),
    async due(limit) {
      const query = {
        table: 'events',
        index: 'g1',
        partition: partition('waiting'),
        below: `${clock.now()}~`,
      } as const
      const { items } = await store.query({ ...query, limit })
      return items.map((item) => letterItem.read(item))
    },
    async inState(state, { limit, after }) {
      const query = { table: 'events', index: 'g1', partition: partition(state), limit, after } as const
      return pageOf(await store.query(query), (item) => letterItem.read(item))
    },
    async find(letterId) {
      const item = await store.get(letterItem.keyOf({ letterId }))
      return item && letterItem.read(item)
    },
    opened({ letterId, to, subject, text, confidential, unsubscribe }) {
      const plain = confidential ? box.opened(text, letterId)?.toString() : text
      if (plain === undefined) throw new Error('The secret has changed since this letter was written')
      return { to, subject, text: plain, ...(unsubscribe !== undefined && { unsubscribe }) }
    },
    withdrawn: (letterId) => remove(letterItem.keyOf({ letterId })),
    keep: (letter) => replace(letterItem.itemOf({ ...letter, version: letter.version + 1 }), letter.version),
    taken: (letter) => remove(letterItem.keyOf(letter), equals('version', letter.version), 'stale'),
  }
}
