import { ApiTokenId, dayLength } from '@matricula/contract/kernel'
import type { Clock } from '#platform/clock.ts'
import { digestOf, type Ids } from '#platform/ids.ts'
import { present } from '#platform/store/condition.ts'
import type { Store } from '#platform/store/store.ts'
import { insert, patch, remove, type Write } from '#platform/store/write.ts'
import { apiTokenItem, type StoredToken } from './items.ts'

export interface TokenRepository {
  /** The prefix lets a search through someone's files find a token that was left there. */
  make(facts: Pick<StoredToken, 'name' | 'grants'>, days: number): { token: string; stored: StoredToken }
  find(tokenId: string): Promise<StoredToken | undefined>
  /** Those that have not run out, newest first. */
  all(): Promise<StoredToken[]>
  insert(token: StoredToken): Write
  used(token: StoredToken): Write
  /** Refusal `missing`. */
  remove(tokenId: ApiTokenId): Write
}

interface Needs {
  readonly store: Store
  readonly clock: Clock
  readonly ids: Ids
}

export const createTokenRepository = ({ store, clock, ids }: Needs): TokenRepository => ({
  make(facts, days) {
    const token = `mtk_${ids.secret()}`
    const ends = clock.millis() + days * dayLength
    return {
      token,
      stored: {
        ...facts,
        tokenId: ApiTokenId.parse(digestOf(token)),
        createdAt: clock.now(),
        expiresAt: new Date(ends).toISOString(),
        expires: Math.floor(ends / 1000),
      },
    }
  },
  async find(tokenId) {
    const item = await store.get(apiTokenItem.keyOf({ tokenId }))
    return item && apiTokenItem.read(item)
  },
  async all() {
    const partition = apiTokenItem.fill('g1p', {})
    const { items } = await store.query({ table: 'users', index: 'g1', partition, backwards: true })
    const tokens = items.map((item) => apiTokenItem.read(item))
    return tokens.filter((token) => Date.parse(token.expiresAt) > clock.millis())
  },
  insert: (token) => insert(apiTokenItem.itemOf(token)),
  used: (token) =>
    patch(apiTokenItem.keyOf(token), { set: { lastUsedAt: clock.now() } }, present('pk'), 'missing'),
  remove: (tokenId) => remove(apiTokenItem.keyOf({ tokenId }), present('pk')),
})
