import type { Backoff } from './backoff.ts'
import { outcomeOf } from './outcomes.ts'
import type { Operation, Sender } from './sender.ts'
import type { Write } from './write.ts'

interface Needs {
  readonly sender: Sender
  readonly backoff: Backoff
  /** Another word for each transaction. */
  readonly token: () => string
}

type Input = Readonly<Record<string, unknown>>

/** Sends one command; `writes` are those of the command, in its order, so that a refusal can be named. */
export type Attempt = (
  operation: Operation,
  input: Input,
  writes?: readonly Write[],
) => Promise<Record<string, unknown>>

const reads = new Set<Operation>(['Get', 'BatchGet', 'Query', 'Scan'])

/**
 * The only layer that tries again: collisions and throttling, with full jitter, and lost answers of what may be done twice.
 * Refusals are thrown as `Refused`.
 */
export function createAttempt({ sender, backoff, token }: Needs): Attempt {
  /** By its token DynamoDB does a repeated transaction once. */
  const repeatable = (operation: Operation, input: Input): Input =>
    sender.remote && operation === 'TransactWrite' ? { ...input, ClientRequestToken: token() } : input

  async function once(operation: Operation, input: Input, writes: readonly Write[]) {
    try {
      return { reply: await sender.send(operation, input) }
    } catch (error) {
      const outcome = outcomeOf(error, writes)
      if (outcome.outcome === 'refused') throw outcome.refused
      if (outcome.outcome === 'failed') throw error
      if (outcome.outcome === 'lost' && !reads.has(operation) && !input['ClientRequestToken']) throw error
      return { passing: error }
    }
  }

  return async (operation, plain, writes = []) => {
    const input = repeatable(operation, plain)
    for (let tries = 1; ; tries += 1) {
      const { reply, passing } = await once(operation, input, writes)
      if (reply) return reply
      await backoff(tries, passing)
    }
  }
}
