/** Calls back after so many milliseconds; tells how to call that off. */
export type Later = (milliseconds: number, call: () => void) => () => void

interface Needs {
  /** Does some work; tells whether there was any. */
  readonly round: () => Promise<boolean>
  readonly report: (error: unknown) => void
  readonly later: Later
  readonly idle: number
  /** After a wake that found nothing, the waits until the next looks. */
  readonly soon: readonly number[]
}

export interface Repeater {
  wake(): void
  stop(): Promise<void>
}

/** Repeats a round while there is work, never two at a time; a wake is never lost. */
export function createRepeater({ round, report, later, idle, soon }: Needs): Repeater {
  let running: Promise<void> | undefined
  let woken = false
  const state = { stopped: false }
  let callOff: () => void = nothing

  async function run(): Promise<void> {
    let waits: readonly number[] = woken ? soon : []
    while (!state.stopped) {
      woken = false
      const found = await round()
      if (found || woken) {
        waits = soon
        continue
      }
      const [wait, ...rest] = waits
      if (wait === undefined) return
      waits = rest
      await pause(wait)
    }
  }

  /** Waits, but no longer than until the next wake. */
  const pause = (milliseconds: number): Promise<void> =>
    new Promise((done) => {
      const cancel = later(milliseconds, done)
      callOff = () => {
        cancel()
        done()
      }
    })

  function start(): void {
    if (running || state.stopped) return
    running = run()
      .catch(report)
      .then(() => {
        running = undefined
        callOff = state.stopped ? nothing : later(woken ? 0 : idle, start)
      })
  }

  return {
    wake() {
      woken = true
      callOff()
      start()
    },
    async stop() {
      state.stopped = true
      callOff()
      await running
    },
  }
}

const nothing = (): void => undefined
