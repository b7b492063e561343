import { once } from 'node:events'
import { StorageProblem } from '@matricula/engine'
import { openLmdbStorage } from '@matricula/engine/lmdb'

/**
 * A process that writes until its disk is full, goes on reading, and writes again once there is room.
 * It catches nothing but its own writes: an unhandled rejection from below would end it.
 */
const [, , path = ''] = process.argv
const storage = openLmdbStorage({ path, retryAfter: 0 })
const keyOf = (at: number): Uint8Array => Buffer.from(`rr${String(at).padStart(8, '0')}`)
let written = 0

/** The refusal of the next write, or undefined when it was kept. */
async function writeNext(): Promise<unknown> {
  try {
    await storage.write(() => ({
      changes: [{ key: keyOf(written), value: 'x'.repeat(200_000) }],
      answer: undefined,
    }))
    written++
    return undefined
  } catch (error) {
    return error
  }
}

const kept = (): number =>
  storage.read((view) => view.count({ from: Buffer.from('rr'), before: Buffer.from('rs') }))
const told = (error: unknown): object =>
  error instanceof StorageProblem ? { code: error.code, message: error.message } : { unknown: String(error) }

let refusal: unknown
while (refusal === undefined) refusal = await writeNext()
const several = await Promise.all(Array.from({ length: 5 }, () => writeNext()))
process.send?.({ refused: [refusal, ...several].map(told), written, kept: kept() })

await once(process, 'message')
const before = written
const later = await writeNext()
process.send?.({ later: later === undefined ? 'kept' : told(later), more: written - before, kept: kept() })
await storage.close()
process.disconnect()
