import { chmodSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { list } from 'tar'
import { afterEach, expect, test } from 'vitest'
import { digestOf, pack } from './archive.mjs'

const folders = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

function folderWith(names, minute, script = 0o755) {
  const folder = mkdtempSync(join(tmpdir(), 'matricula-archive-'))
  folders.push(folder)
  mkdirSync(join(folder, 'files', 'deep'), { recursive: true })
  for (const name of names) {
    writeFileSync(join(folder, name), `This is ${name}`)
    utimesSync(join(folder, name), new Date(minute * 60_000), new Date(minute * 60_000))
  }
  chmodSync(join(folder, 'files/run.sh'), script)
  return folder
}

async function packed(folder) {
  const archive = join(folder, '..', `${Math.abs(folder.length)}-${folders.indexOf(folder)}.tar.gz`)
  folders.push(archive)
  await pack(folder, archive)
  return archive
}

const names = ['VERSION', 'files/run.sh', 'files/deep/a.txt', 'files/b.txt']

test('the same files make the same archive, whenever and in whatever order they were written', async () => {
  const one = digestOf(await packed(folderWith(names, 1)))
  const other = digestOf(await packed(folderWith(names.toReversed(), 999_999, 0o700)))
  expect(other).toEqual(one)
})

test('another word in a file, or a script that may not be run, makes another archive', async () => {
  const one = digestOf(await packed(folderWith(names, 1)))
  const still = digestOf(await packed(folderWith(names, 1, 0o644)))
  const folder = folderWith(names, 1)
  writeFileSync(join(folder, 'VERSION'), 'This is another')
  const other = digestOf(await packed(folder))
  expect(new Set([one, still, other].map(({ sha256 }) => sha256)).size).toBe(3)
})

test('files stand in the order of their names, of nobody and of no time', async () => {
  const entries = []
  await list({ file: await packed(folderWith(names, 5)), onReadEntry: (entry) => entries.push(entry) })
  expect(entries.map(({ path }) => path)).toEqual([
    'VERSION',
    'files/b.txt',
    'files/deep/a.txt',
    'files/run.sh',
  ])
  expect(entries.map(({ mode }) => mode.toString(8))).toEqual(['644', '644', '644', '755'])
  for (const { mtime, uid } of entries) expect([mtime?.getTime() ?? 0, uid ?? 0]).toEqual([0, 0])
})
