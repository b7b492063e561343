import { Problem } from '@matricula/contract/kernel'

/** Lets few computations run at once and few wait: a storm of sign-ins must not take the machine from everyone else. */
export interface PasswordLane {
  /** Throws `server.busy` at once where too many wait already. */
  run<T>(work: () => Promise<T>): Promise<T>
}

interface Bounds {
  readonly atOnce: number
  readonly waiting: number
}

/** What whoever is turned away is told to wait, in seconds: about the time a full queue takes. */
const patience = 5

export function createPasswordLane({ atOnce, waiting }: Bounds): PasswordLane {
  const queue: (() => void)[] = []
  let running = 0

  async function enter(): Promise<void> {
    if (running < atOnce) {
      running += 1
      return
    }
    if (queue.length >= waiting) throw new Problem('server.busy', { retryAfter: patience })
    await new Promise<void>((go) => queue.push(go))
  }

  /** The place goes to whoever waits longest, so nobody who comes later slips in between. */
  function leave(): void {
    const next = queue.shift()
    if (next) return next()
    running -= 1
  }

  return {
    async run(work) {
      await enter()
      try {
        return await work()
      } finally {
        leave()
      }
    },
  }
}
