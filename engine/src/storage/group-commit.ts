import type { Decision, View } from './storage.ts'

/** Makes changes ready; throws if they cannot be written, before any is. The answer writes them into the transaction. */
export type Ready = (changes: Decision<unknown>['changes']) => () => void

/** Runs `work` inside one durable transaction; rejects, with nothing kept, when it cannot be committed. */
export type Commit = (work: (view: View, ready: Ready) => void) => Promise<void>

interface Waiting {
  run(view: View, ready: Ready): void
  settle(): void
  fail(error: unknown): void
}

/** Lets all writers that wait share the next transaction, and so one flush of the disk. */
export interface GroupCommit {
  write<Answer>(decide: (view: View) => Decision<Answer>): Promise<Answer>
  /** Resolves when nobody waits any more. */
  idle(): Promise<void>
}

export function createGroupCommit(commit: Commit): GroupCommit {
  let queue: Waiting[] = []
  let running: Promise<void> | undefined

  async function drain(): Promise<void> {
    while (queue.length > 0) await commitWaiting()
    running = undefined
  }

  async function commitWaiting(): Promise<void> {
    let batch: Waiting[] = queue
    try {
      await commit((view, ready) => {
        batch = queue
        queue = []
        for (const writer of batch) writer.run(view, ready)
      })
      for (const writer of batch) writer.settle()
    } catch (error) {
      queue = queue.filter((writer) => !batch.includes(writer))
      for (const writer of batch) writer.fail(error)
    }
  }

  return {
    write: (decide) =>
      new Promise((resolve, reject) => {
        queue.push(waitingFor(decide, resolve, reject))
        running ??= drain()
      }),
    idle: async () => {
      await running
    },
  }
}

/** A decision that throws is answered with its error, and the others of its batch do not notice. */
function waitingFor<Answer>(
  decide: (view: View) => Decision<Answer>,
  resolve: (answer: Answer) => void,
  reject: (error: unknown) => void,
): Waiting {
  let settle = (): void => undefined
  return {
    run(view, ready) {
      let keep: () => void
      try {
        const { changes, answer } = decide(view)
        keep = ready(changes)
        settle = () => resolve(answer)
      } catch (error) {
        settle = () => reject(error)
        return
      }
      keep()
    },
    settle: () => settle(),
    fail: reject,
  }
}
