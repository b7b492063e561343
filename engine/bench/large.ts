import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { createEngine } from '@matricula/engine'
import { openLmdbStorage } from '@matricula/engine/lmdb'
import { measure } from './measure.ts'
import type { Place } from './place.ts'
import { createBenchTable, fill, get, query } from './workload.ts'

const rounds = 7
/** Long enough to touch a million items once, in milliseconds. */
const warmUp = 10_000
const few = 10_000
const many = 1_000_000

export interface AtSize {
  readonly items: number
  /** Microseconds of CPU for each call, the least of the rounds. */
  readonly get: number
  readonly query: number
  /** Milliseconds from nothing to the first item read, in a store closed before. */
  readonly open: number
  readonly megabytes: number
}

/** What reading and opening cost at ten thousand items and at a million; both take turns. */
export async function atSizes(say: (line: string) => void): Promise<readonly AtSize[]> {
  const folder = mkdtempSync(join(tmpdir(), 'matricula-large-'))
  try {
    const filled: Filled[] = []
    for (const items of [few, many]) filled.push(await filledStore(join(folder, String(items)), items, say))
    const costs = await leastCosts(filled)
    await Promise.all(filled.map(({ place }) => place.close()))
    return filled.map(({ items, open, path }, at) => ({
      items,
      open,
      megabytes: statSync(path).size / 1024 / 1024,
      get: costs[at]?.get ?? 0,
      query: costs[at]?.query ?? 0,
    }))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

interface Filled {
  readonly items: number
  readonly path: string
  readonly open: number
  readonly place: Place
}

async function filledStore(path: string, items: number, say: (line: string) => void): Promise<Filled> {
  const filling = placeAt(path)
  await createBenchTable(filling)
  let told = 0
  await fill(filling, [0, items], (done) => {
    if (done - told < 100_000) return
    told = done
    say(`  ${done.toLocaleString('en')} of ${items.toLocaleString('en')} items put`)
  })
  await filling.close()
  const begun = performance.now()
  const place = placeAt(path)
  await get.call(place, 1, items)
  return { items, path, open: performance.now() - begun, place }
}

async function leastCosts(filled: readonly Filled[]): Promise<readonly { get: number; query: number }[]> {
  const costs = filled.map(() => ({ get: Number.POSITIVE_INFINITY, query: Number.POSITIVE_INFINITY }))
  let number = 0
  const next = (): number => number++
  // A server that has run for a while has every page of the file mapped; the first touch of each costs more.
  for (const { place, items } of filled)
    await measure({ place, items, concurrency: 1, milliseconds: warmUp, next, operation: query })
  for (let round = 0; round < rounds; round++) {
    for (const [at, { place, items }] of filled.entries()) {
      const cost = costs[at] ?? { get: 0, query: 0 }
      const turn = { place, items, concurrency: 1, milliseconds: 500, next }
      cost.get = Math.min(cost.get, (await measure({ ...turn, operation: get })).cpu ?? 0)
      cost.query = Math.min(cost.query, (await measure({ ...turn, operation: query })).cpu ?? 0)
    }
  }
  return costs
}

function placeAt(path: string): Place {
  const engine = createEngine({ storage: openLmdbStorage({ path }) })
  return {
    name: 'engine in process',
    send: engine.send as DynamoDBDocumentClient['send'],
    others: [],
    close: () => engine.close(),
  }
}
