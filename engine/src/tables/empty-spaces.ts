import type { Storage } from '#engine/storage/storage.ts'
import { droppedSpaces, emptyingChanges } from './catalogue.ts'

const portion = 1000

/** Takes out what deleted tables and indexes have left. A crash meanwhile loses nothing: the next call goes on. */
export async function emptyDroppedSpaces(
  storage: Storage,
  stopped: () => boolean = () => false,
): Promise<void> {
  for (const space of storage.read(droppedSpaces)) await emptySpace(storage, space, stopped)
}

async function emptySpace(storage: Storage, space: number, stopped: () => boolean): Promise<void> {
  while (!stopped()) {
    const removed = await storage.write((view) => {
      const changes = emptyingChanges(view, space, portion)
      return { changes, answer: changes.length }
    })
    if (removed < portion) return
    await new Promise((resolve) => setImmediate(resolve))
  }
}
