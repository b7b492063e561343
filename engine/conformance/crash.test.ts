import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createEngine, type Engine } from '@matricula/engine'
import { type LmdbStorage, openLmdbStorage } from '@matricula/engine/lmdb'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { childProgram } from './child-program.ts'
import { createCrashTable, expectWhole, itemOf, missingOf, type Told } from './crash-table.ts'
import { startWriter, type WritingChild } from './started-writer.ts'

/** MATRICULA_KILLS asks for more, such as 200; half of them meet a writer alone, half one of several. */
const kills = Number(process.env['MATRICULA_KILLS'] ?? 50)
const seed = Number(process.env['MATRICULA_SEED'] ?? process.hrtime.bigint() % 1_000_000n)
const patience = kills * 10_000

let folder: string
let path: string
let storage: LmdbStorage
let engine: Engine
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'matricula-crash-'))
  path = join(folder, 'store.mdb')
  await createCrashTable(path)
  storage = openLmdbStorage({ path })
  engine = createEngine({ storage })
})
afterEach(() => rmSync(folder, { recursive: true }))

/** Numbers that are the same for the same seed (a linear congruence is random enough for moments). */
function moments(): (most: number) => number {
  let state = seed
  process.stdout.write(`${kills} kills at moments by seed ${seed}\n`)
  return (most) => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31
    return state % most
  }
}

/** What is told of the dead is here, in this process that reads all along, and after opening anew. */
async function expectNothingLost(dead: readonly WritingChild<Told>[], names: readonly string[]) {
  await engine.close()
  const reopened = openLmdbStorage({ path })
  const again = createEngine({ storage: reopened })
  const told = dead.flatMap((writer) => writer.told)
  expect(await missingOf(again, told), `${told.length} acknowledged, seed ${seed}`).toEqual([])
  await expectWhole(reopened, again, names)
  await again.execute('PutItem', { TableName: 'Crash', Item: { pk: 'AFTER', sk: 'A' } })
  expect(await itemOf(again, 'AFTER', 'A')).toBeDefined()
  await again.close()
  process.stdout.write(`${told.length} acknowledged writes, 0 missing\n`)
}

describe('a process that is killed in the middle of writing', () => {
  test('loses nothing that it acknowledged, however often', { timeout: patience }, async () => {
    const moment = moments()
    const program = await childProgram('crash-writer')
    const start = (at: number): WritingChild<Told> => startWriter<Told>(program, [path, `alone${at}`])
    const dead: WritingChild<Told>[] = []
    while (dead.length < kills / 2) {
      const writer = start(dead.length)
      await writer.reached(1 + moment(200))
      await writer.kill()
      expect(await missingOf(engine, writer.told), `seed ${seed}`).toEqual([])
      dead.push(writer)
    }
    await expectNothingLost(
      dead,
      dead.map((_, at) => `alone${at}`),
    )
  })

  test('does not stop the others that share its store', { timeout: patience }, async () => {
    const moment = moments()
    const program = await childProgram('crash-writer')
    const names: string[] = []
    const start = (): WritingChild<Told> => {
      names.push(`shared${names.length}`)
      return startWriter<Told>(program, [path, names.at(-1) ?? ''])
    }
    const alive = [start(), start()]
    const dead: WritingChild<Told>[] = []
    while (dead.length < kills / 2) {
      await Promise.all(alive.map((writer) => writer.reached(10)))
      const [victim] = alive.splice(moment(alive.length), 1)
      if (!victim) throw new Error('Nobody writes')
      const [survivor] = alive
      alive.push(start())
      await victim.reached(10 + moment(200))
      await victim.kill()
      await survivor?.reached(survivor.told.length + 50)
      expect(await missingOf(engine, victim.told), `seed ${seed}`).toEqual([])
      dead.push(victim)
    }
    for (const writer of alive) await writer.kill()
    await expectNothingLost([...dead, ...alive], names)
  })
})
