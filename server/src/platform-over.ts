import { systemClock } from '#platform/clock.ts'
import { createIds } from '#platform/ids.ts'
import type { Platform } from '#platform/platform.ts'
import { createPostOffice } from '#platform/post/post-office.ts'
import { createLanes } from '#platform/store/lane.ts'
import type { Config } from './config.ts'

/** What every capability may ask for, in the time of this machine. */
export function platformOver(
  { store, seatsBoard }: Pick<Platform, 'store' | 'seatsBoard'>,
  config: Config,
): Platform {
  const ids = createIds()
  return {
    store,
    clock: systemClock,
    ids,
    lanes: createLanes(),
    post: createPostOffice({ store, clock: systemClock, ids, secret: config.secret }),
    seatsBoard,
    settings: config,
  }
}
