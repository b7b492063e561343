import { Problem } from '@matricula/contract/kernel'
import type { LetterRow } from '@matricula/contract/notices'
import { type Actor, demand } from '#platform/actor.ts'
import type { Waiting } from '#platform/capability.ts'
import type { Clock } from '#platform/clock.ts'
import type { StoredLetter } from '#platform/post/letter-item.ts'
import type { PostOffice } from '#platform/post/post-office.ts'
import { type Page, type PageAsked, pageOf } from '#platform/store/pages.ts'
import { explaining } from '#platform/store/retry-when-stale.ts'
import type { Store } from '#platform/store/store.ts'

interface Needs {
  readonly store: Store
  readonly clock: Clock
  readonly post: PostOffice
}

interface Asked extends PageAsked {
  readonly state: LetterRow['state']
}

export interface WatchLetters {
  list(actor: Actor, asked: Asked): Promise<Page<LetterRow>>
  again(actor: Actor, letterId: string): Promise<LetterRow>
  discard(actor: Actor, letterId: string): Promise<undefined>
}

/** Without its text: it is nobody's but the addressee's. */
const rowOf = ({ letterId, state, to, subject, at, due, attempts, answer }: StoredLetter): LetterRow => ({
  letterId,
  state,
  to,
  subject,
  at,
  due,
  attempts,
  ...(answer !== undefined && { answer }),
})

/** What the mail server has not taken, for whoever looks after it. */
export function createWatchLetters({ store, clock, post }: Needs): WatchLetters {
  async function found(letterId: string): Promise<StoredLetter> {
    const letter = await post.find(letterId)
    if (!letter) throw new Problem('item.missing', { letterId })
    return letter
  }
  const commit = (actor: Actor, write: ReturnType<PostOffice['keep']>, answer?: unknown): Promise<void> =>
    explaining(store.commit(actor, { writes: [write], events: [], answer }), {
      stale: () => new Problem('item.stale'),
    })

  return {
    async list(actor, { state, ...page }) {
      demand(actor, 'letter.watch')
      return pageOf(await post.inState(state, page), rowOf)
    },
    async again(actor, letterId) {
      demand(actor, 'letter.watch')
      const letter = { ...(await found(letterId)), state: 'waiting' as const, due: clock.now(), attempts: 0 }
      await commit(actor, post.keep(letter), rowOf(letter))
      post.wake()
      return rowOf(letter)
    },
    async discard(actor, letterId) {
      demand(actor, 'letter.watch')
      await commit(actor, post.taken(await found(letterId)))
    },
  }
}

export const deadLetters = ({ post }: Pick<Needs, 'post'>): Waiting => ({
  kind: 'letters',
  action: 'letter.watch',
  count: async (_actor, most) => (await post.inState('dead', { limit: most })).items.length,
})
