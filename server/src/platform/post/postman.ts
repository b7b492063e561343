import { systemActor } from '#platform/actor.ts'
import type { Clock } from '#platform/clock.ts'
import { Refused, type Store } from '#platform/store/store.ts'
import type { StoredLetter } from './letter-item.ts'
import type { PostOffice } from './post-office.ts'
import { isRefusedForGood, type Transport } from './transport.ts'

interface Needs {
  readonly store: Store
  readonly clock: Clock
  readonly office: PostOffice
  readonly transport: Transport
  /** Behind the @ of a message’s id. */
  readonly host: string
}

export interface Postman {
  /** Takes what is due; tells how many letters it has tried. */
  round(): Promise<number>
}

const minute = 60_000
/** Rests after each failed attempt; after the last the letter is given up. */
const rests = [1, 5, 15, 60, 240, 720, 1440].map((minutes) => minutes * minute)
/** So long no other server tries a letter that one has taken up. */
const lease = 2 * minute
const atOnce = 10

const postman = systemActor('post')

/** Carries letters to the mail server. Each is told until it is taken: perhaps twice after a crash, never not at all. */
export function createPostman({ store, clock, office, transport, host }: Needs): Postman {
  const later = (millis: number): string => new Date(clock.millis() + millis).toISOString()
  const commit = (write: ReturnType<PostOffice['keep']>) =>
    store.commit(postman, { writes: [write], events: [] })

  return {
    async round() {
      const due = await office.due(atOnce)
      const taken = await Promise.all(due.map((letter) => carry(letter)))
      return taken.filter(Boolean).length
    },
  }

  /** False where another server was faster. */
  async function carry(found: StoredLetter): Promise<boolean> {
    const leased = { ...found, due: later(lease), attempts: found.attempts + 1 }
    try {
      await commit(office.keep(leased))
    } catch (error) {
      if (error instanceof Refused) return false
      throw error
    }
    const letter = { ...leased, version: found.version + 1 }
    try {
      await transport.send(office.opened(letter), `<${letter.letterId}@${host}>`)
    } catch (error) {
      await commit(office.keep(afterFailure(letter, error)))
      return true
    }
    await commit(office.taken(letter))
    return true
  }

  function afterFailure(letter: StoredLetter, error: unknown): StoredLetter {
    const answer = (error instanceof Error ? error.message : String(error)).slice(0, 500)
    const rest = isRefusedForGood(error) ? undefined : rests[letter.attempts - 1]
    if (rest === undefined) return { ...letter, answer, state: 'dead', due: clock.now() }
    return { ...letter, answer, due: later(rest) }
  }
}
