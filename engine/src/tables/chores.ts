import type { Storage } from '#engine/storage/storage.ts'
import { buildIndexes } from './build-indexes.ts'
import type { Catalogue } from './catalogue.ts'
import { emptyDroppedSpaces } from './empty-spaces.ts'

/** Long work that a table operation leaves behind: filling new indexes, emptying what was deleted. */
export interface Chores {
  /** Starts the work unless it runs already; what fails is tried again at the next call. */
  wake(): void
  /** Ends after the present step; another process, or the next opening, goes on from there. */
  stop(): Promise<void>
}

/** Creates the chores of one process over a store that others may share. */
export function createChores(storage: Storage, catalogue: Catalogue): Chores {
  let running: Promise<void> | undefined
  const state = { again: false, stopped: false }
  const stopped = (): boolean => state.stopped

  async function work(): Promise<void> {
    do {
      state.again = false
      await buildIndexes(storage, catalogue, stopped)
      await emptyDroppedSpaces(storage, stopped)
    } while (state.again && !stopped())
  }

  /** A store that cannot be written tells its writers so; the work itself loses nothing by waiting. */
  async function run(): Promise<void> {
    try {
      await work()
    } catch {
      state.again = false
    }
    running = undefined
  }

  return {
    wake() {
      if (stopped()) return
      state.again = true
      running ??= run()
    },
    async stop() {
      state.stopped = true
      await running
    },
  }
}
