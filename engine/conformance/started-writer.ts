import { fork } from 'node:child_process'
import { once } from 'node:events'

/** A process that writes to a store and tells of each acknowledged write at once. */
export interface WritingChild<Told> {
  readonly told: readonly Told[]
  /** Resolves once that many writes have been told; rejects when the writer ends before. */
  reached(count: number): Promise<void>
  /** Resolves with its exit code when it has ended by itself. */
  ended(): Promise<number | null>
  kill(): Promise<void>
}

/** Starts a program of this folder with these arguments; `hear` is called in the moment a write is told. */
export function startWriter<Told>(
  program: string,
  given: readonly string[],
  hear: (told: Told) => void = () => undefined,
): WritingChild<Told> {
  const child = fork(program, given, { execArgv: [] })
  const told: Told[] = []
  child.on('message', (message) => {
    told.push(message as Told)
    hear(message as Told)
  })
  const ended = once(child, 'close')
  return {
    told,
    async reached(count) {
      while (told.length < count) {
        await Promise.race([once(child, 'message'), ended])
        if (child.exitCode !== null) throw new Error(`The writer ended with code ${child.exitCode}`)
      }
    },
    async ended() {
      await ended
      return child.exitCode
    },
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
  }
}
