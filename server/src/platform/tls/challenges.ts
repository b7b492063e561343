import { systemActor } from '#platform/actor.ts'
import { type Clock, secondsFrom } from '#platform/clock.ts'
import type { Store } from '#platform/store/store.ts'
import { put } from '#platform/store/write.ts'
import { challengeItem } from './tls-items.ts'

/** Answers for a certificate authority, in the store: it may ask any of the servers. */
export interface Challenges {
  keep(token: string, answer: string): Promise<void>
  find(token: string): Promise<string | undefined>
}

/** Seconds; an authority asks within moments, and again for a few minutes. */
const life = 3600

/** As RFC 8555 wants tokens; what cannot be one is not looked up. */
const isToken = /^[\w-]{20,128}$/

export const createChallenges = (store: Store, clock: Clock): Challenges => ({
  async keep(token, answer) {
    const item = challengeItem.itemOf({ token, answer, expires: secondsFrom(clock, life) })
    await store.commit(systemActor('certificates'), { writes: [put(item)], events: [] })
  },
  async find(token) {
    if (!isToken.test(token)) return undefined
    const item = await store.get(challengeItem.keyOf({ token }))
    if (!item) return undefined
    const { answer, expires } = challengeItem.read(item)
    return expires > secondsFrom(clock) ? answer : undefined
  },
})
