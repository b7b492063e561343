import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openLmdbStorage } from '@matricula/engine/lmdb'
import { afterEach, beforeEach, expect, test } from 'vitest'

const room = 6 * 1024 * 1024

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'matricula-full-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

/** The kernel refuses this process every byte of a file beyond the limit, as it would on a full disk. */
function startWithLimit(path: string): ReturnType<typeof spawn> {
  const script = fileURLToPath(new URL('full-disk-writer.ts', import.meta.url))
  return spawn(
    'sh',
    [
      '-c',
      'trap "" XFSZ; exec prlimit "$@"',
      'sh',
      `--fsize=${room}:`,
      process.execPath,
      '--import',
      'tsx',
      script,
      path,
    ],
    { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] },
  )
}

test('a full disk refuses writes in words and leaves reading be, and writing goes on once there is room', async () => {
  const path = join(folder, 'store.mdb')
  const child = startWithLimit(path)
  const ended = once(child, 'exit')
  const [full] = await once(child, 'message')
  const refusal = { code: 'full', message: expect.stringContaining('make room') }
  expect(full).toMatchObject({ refused: Array.from({ length: 6 }, () => refusal) })
  expect(full.written).toBeGreaterThan(5)
  expect(full.kept).toBe(full.written)

  execFileSync('prlimit', ['--pid', String(child.pid), '--fsize=unlimited:'])
  child.send('room')
  const [later] = await once(child, 'message')
  expect(later).toEqual({ later: 'kept', more: 1, kept: full.written + 1 })
  expect(await ended).toEqual([0, null])

  const reopened = openLmdbStorage({ path })
  const range = { from: Buffer.from('rr'), before: Buffer.from('rs') }
  expect(reopened.read((view) => view.count(range))).toBe(full.written + 1)
  await reopened.close()
})
