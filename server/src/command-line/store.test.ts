import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Told, typed } from '#testing/typed.ts'

let folder: string
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'matricula-store-'))
  write(
    'students.json',
    { pk: 'STU#1', sk: 'PROFILE', name: 'Ada' },
    { pk: 'STU#2', sk: 'PROFILE', name: 'Grace' },
  )
  await store('import', 'students.json', '--table', 'students')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const file = (...names: string[]): string => join(folder, ...names)
const store = (...words: string[]): Promise<Told> =>
  typed(['store', ...words], { env: { MATRICULA_DATA: file('data'), INIT_CWD: folder } })
const itemsHere = async (): Promise<number> => {
  const { out } = await store('stats', '--json')
  const tables = JSON.parse(out) as readonly { items: number }[]
  return tables.reduce((sum, { items }) => sum + items, 0)
}
const line = (item: Record<string, string>): string => {
  const Item = Object.fromEntries(Object.entries(item).map(([name, text]) => [name, { S: text }]))
  return `${JSON.stringify({ Item })}\n`
}
const write = (name: string, ...items: Record<string, string>[]): void =>
  writeFileSync(file(name), items.map(line).join(''))

describe('the store, cared for', () => {
  test('is verified and counted', async () => {
    expect(await store('verify')).toMatchObject({
      code: 0,
      out: expect.stringContaining('The store is sound'),
    })
    expect(await itemsHere()).toBe(2)
  })

  test('is exported as DynamoDB exports to S3, and imported again elsewhere', async () => {
    const told = await store('export', 'out')
    expect(told).toMatchObject({ code: 0, out: expect.stringContaining('2 items') })
    const lines = gunzipSync(readFileSync(file('out', 'students', 'data', 'items.json.gz'))).toString()
    expect(lines).toBe(
      line({ pk: 'STU#1', sk: 'PROFILE', name: 'Ada' }) + line({ pk: 'STU#2', sk: 'PROFILE', name: 'Grace' }),
    )
    rmSync(file('data'), { recursive: true })

    expect(await store('import', 'out')).toMatchObject({ code: 0, out: expect.stringContaining('2 items') })

    expect(await itemsHere()).toBe(2)
    expect(await store('export', 'out')).toMatchObject({
      code: 2,
      errors: expect.stringContaining('there already'),
    })
  })

  test('takes what AWS exported, in several gzipped files beside their manifests', async () => {
    const data = file('AWSDynamoDB', '0170-ab', 'data')
    mkdirSync(data, { recursive: true })
    for (const name of ['a', 'b'])
      writeFileSync(join(data, `${name}.json.gz`), gzipSync(line({ pk: `STU#${name}`, sk: 'PROFILE' })))
    writeFileSync(file('AWSDynamoDB', '0170-ab', 'manifest-files.json'), '{"itemCount":1}\n')
    writeFileSync(file('AWSDynamoDB', '0170-ab', 'manifest-summary.json'), '{"itemCount":2}\n')

    expect(await store('import', 'AWSDynamoDB')).toMatchObject({
      code: 2,
      errors: expect.stringContaining('--table'),
    })
    expect(await store('import', 'AWSDynamoDB', '--table', 'students')).toMatchObject({ code: 0 })

    expect(await itemsHere()).toBe(4)
  })

  test.each([
    [
      'a line that is no item',
      () => writeFileSync(file('bad.json'), 'name,marks\n'),
      /Line 1 cannot be imported/,
    ],
    [
      'an item without its key',
      () => write('bad.json', { name: 'Alan' }),
      /Line up to 1 cannot be imported: .*Missing the key pk/,
    ],
    [
      'a file that was cut short',
      () => writeFileSync(file('bad.json'), gzipSync(line({ pk: 'A', sk: 'B' })).subarray(0, 30)),
      /unexpected end of file/,
    ],
  ])('refuses %s with what is wrong with it', async (_, prepare, told) => {
    prepare()
    expect(await store('import', 'bad.json', '--table', 'students')).toMatchObject({
      code: 1,
      errors: expect.stringMatching(told),
    })
    expect(await itemsHere()).toBe(2)
  })

  test('goes back to a backup, and keeps what was there', async () => {
    expect(await store('backup', 'monday.lmdb')).toMatchObject({ code: 0 })
    write('more.json', { pk: 'STU#3', sk: 'PROFILE' })
    await store('import', 'more.json', '--table', 'students')

    const refused = await store('restore', 'monday.lmdb')
    expect(refused).toMatchObject({ code: 1, errors: expect.stringContaining('--replace') })
    expect(await itemsHere()).toBe(3)
    const restored = await store('restore', 'monday.lmdb', '--replace')

    expect(restored).toMatchObject({ code: 0, out: expect.stringContaining('Restored 2 items') })
    expect(await itemsHere()).toBe(2)
    expect(existsSync(file('data', 'store.lmdb.replaced'))).toBe(true)
    expect(existsSync(file('data', 'store.lmdb.restoring'))).toBe(false)
  })

  test('is not given up for a damaged backup', async () => {
    await store('backup', 'monday.lmdb')
    truncateSync(file('monday.lmdb'), 20_000)

    const refused = await store('restore', 'monday.lmdb', '--replace')

    expect(refused).toMatchObject({ code: 1, errors: expect.stringContaining('cut short') })
    expect(await itemsHere()).toBe(2)
  })

  test('that is damaged is told in one sentence by every command, and a backup brings it back', async () => {
    await store('backup', 'monday.lmdb')
    truncateSync(file('data', 'store.lmdb'), 20_000)

    for (const words of [['verify'], ['stats'], ['backup', 'b'], ['export', 'e']])
      expect(await store(...words)).toMatchObject({
        code: 1,
        errors: expect.stringMatching(/restore a backup\.\n$/),
      })
    expect(await store('restore', 'monday.lmdb', '--replace')).toMatchObject({ code: 0 })

    expect(await itemsHere()).toBe(2)
  })
})
