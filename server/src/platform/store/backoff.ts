import { Problem } from '@matricula/contract/kernel'

interface Needs {
  /** Waits so many milliseconds. */
  readonly pause: (milliseconds: number) => Promise<void>
  /** From 0 up to 1. */
  readonly chance: () => number
}

/** Waits after the given number of tries, longer each time and with full jitter; after the last one throws `server.busy`. */
export type Backoff = (tries: number, cause?: unknown) => Promise<void>

const mostTries = 8
const longest = 1000

export function createBackoff({ pause, chance }: Needs): Backoff {
  return async (tries, cause) => {
    if (tries >= mostTries) throw new Problem('server.busy', {}, { cause })
    await pause(chance() * Math.min(longest, 10 * 2 ** tries))
  }
}
