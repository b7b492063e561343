import { Problem } from '@matricula/contract/kernel'
import { outcomeOf } from './outcomes.ts'
import type { Operation, Sender } from './sender.ts'
import type { Write } from './write.ts'

interface Needs {
  readonly sender: Sender
  /** Waits so many milliseconds. */
  readonly pause: (milliseconds: number) => Promise<void>
  /** From 0 up to 1. */
  readonly chance: () => number
}

/** Sends one command; `writes` are those of the command, in its order, so that a refusal can be named. */
export type Attempt = (
  operation: Operation,
  input: Readonly<Record<string, unknown>>,
  writes?: readonly Write[],
) => Promise<Record<string, unknown>>

const mostTries = 8

/** The only layer that tries again: collisions and throttling, with full jitter. Refusals are thrown as `Refused`. */
export function createAttempt({ sender, pause, chance }: Needs): Attempt {
  const once = async (
    operation: Operation,
    input: Readonly<Record<string, unknown>>,
    writes: readonly Write[],
  ) => {
    try {
      return { reply: await sender.send(operation, input) }
    } catch (error) {
      const outcome = outcomeOf(error, writes)
      if (outcome.outcome === 'refused') throw outcome.refused
      if (outcome.outcome === 'failed') throw error
      return { collision: error }
    }
  }

  return async (operation, input, writes = []) => {
    let collision: unknown
    for (let tries = 1; tries <= mostTries; tries += 1) {
      const outcome = await once(operation, input, writes)
      if (outcome.reply) return outcome.reply
      collision = outcome.collision
      await pause(chance() * Math.min(1000, 10 * 2 ** tries))
    }
    throw new Problem('server.busy', {}, { cause: collision })
  }
}
