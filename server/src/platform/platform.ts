import type { Actor } from './actor.ts'
import type { Clock } from './clock.ts'
import type { Ids } from './ids.ts'
import type { PostOffice } from './post/post-office.ts'
import type { SeatsBoard } from './realtime/seats-board.ts'
import type { Lanes } from './store/lane.ts'
import type { Store } from './store/store.ts'

/** What every capability may ask for. */
export interface Platform {
  readonly store: Store
  readonly clock: Clock
  readonly ids: Ids
  /** One lane for each hot section, so that its own server does not fight itself. */
  readonly lanes: Lanes
  readonly post: PostOffice
  readonly seatsBoard: SeatsBoard
  readonly settings: Settings
}

/** The part of the configuration that capabilities need. */
export interface Settings {
  /** bcrypt's cost, 2^cost rounds. */
  readonly bcryptCost: number
  /** The address people use, without a slash at the end; links in letters begin with it. */
  readonly origin: string
  /** Seconds without a request after which a session ends, and seconds after which it ends in any case. */
  readonly idleSeconds: number
  readonly absoluteSeconds: number
  /** At least 32 bytes that only the servers of this institution know; asked for when something is enciphered. */
  readonly secret: () => Buffer
}

/** Who is asking, found at the door. */
export type Authenticate = (door: {
  readonly cookie: string | undefined
  readonly bearer: string | undefined
  readonly address: string
  readonly agent: string
  /** A page that only listens: it is looked up afresh, and does not keep an idle session alive. */
  readonly listening?: boolean
}) => Promise<Actor>
