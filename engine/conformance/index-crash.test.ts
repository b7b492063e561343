import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { createEngine, type Engine, verifyStore } from '@matricula/engine'
import { openLmdbStorage } from '@matricula/engine/lmdb'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { childProgram } from './child-program.ts'
import { createCrashTable, missingOf, type Told } from './crash-table.ts'
import { startWriter } from './started-writer.ts'

const kills = Number(process.env['MATRICULA_INDEX_KILLS'] ?? 5)
const seed = Number(process.env['MATRICULA_SEED'] ?? process.hrtime.bigint() % 1_000_000n)
const pupils = 6000

interface IndexSeen {
  readonly IndexName: string
  readonly IndexStatus: string
  readonly ItemCount: number
}

let folder: string
let path: string
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'matricula-index-crash-'))
  path = join(folder, 'store.mdb')
  await createCrashTable(path)
  const engine = opened()
  for (let from = 0; from < pupils; from += 25) {
    const requests = Array.from({ length: 25 }, (_, at) => ({
      PutRequest: { Item: { pk: `pupil-${from + at}`, sk: 'A', house: `H${at % 4}` } },
    }))
    await engine.execute('BatchWriteItem', { RequestItems: { Crash: requests } })
  }
  await engine.close()
})
afterEach(() => rmSync(folder, { recursive: true }))

const opened = (): Engine => createEngine({ storage: openLmdbStorage({ path }) })

async function indexOf(engine: Engine): Promise<IndexSeen | undefined> {
  const { Table } = (await engine.execute('DescribeTable', { TableName: 'Crash' })) as {
    Table: { GlobalSecondaryIndexes: IndexSeen[]; ItemCount: number }
  }
  return Table.GlobalSecondaryIndexes.find(({ IndexName }) => IndexName === 'byHouse')
}

/** The next opening fills what the dead left unfilled; every item with a house is in the index then. */
async function expectFilled(told: readonly Told[]): Promise<boolean> {
  const storage = openLmdbStorage({ path })
  const engine = createEngine({ storage })
  const wasFilled = (await indexOf(engine))?.IndexStatus === 'ACTIVE'
  while ((await indexOf(engine))?.IndexStatus !== 'ACTIVE') await pause(5)
  expect(await missingOf(engine, told), `${told.length} acknowledged, seed ${seed}`).toEqual([])
  expect(verifyStore(storage).problems).toEqual([])
  await engine.execute('UpdateTable', {
    TableName: 'Crash',
    GlobalSecondaryIndexUpdates: [{ Delete: { IndexName: 'byHouse' } }],
  })
  await engine.close()
  return wasFilled
}

test('an index whose filling is killed is filled by the next process, and nothing is lost', async () => {
  const program = await childProgram('index-writer')
  let state = seed
  const told: Told[] = []
  let unfinished = 0
  for (let round = 0; round < kills; round += 1) {
    const writer = startWriter<Told>(program, [path, `round${round}`])
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31
    await writer.reached(1 + (state % 60))
    await writer.kill()
    told.push(...writer.told)
    if (!(await expectFilled(told))) unfinished += 1
  }
  process.stdout.write(
    `${kills} kills by seed ${seed}: ${unfinished} in the middle of the filling, ${told.length} acknowledged, 0 missing\n`,
  )
  expect(unfinished).toBeGreaterThan(0)
}, 120_000)
