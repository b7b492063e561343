import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openLmdbStorage } from '@matricula/engine/lmdb'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { childProgram } from './child-program.ts'

const room = 6 * 1024 * 1024

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'matricula-full-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

/** The kernel refuses this process every byte of a file beyond the limit, as it would on a full disk. */
function startWithLimit(program: string, path: string): ReturnType<typeof spawn> {
  const limited = `trap "" XFSZ; exec prlimit --fsize=${room}: "$@"`
  return spawn('sh', ['-c', limited, 'sh', process.execPath, program, path], {
    stdio: ['ignore', 'inherit', 'ignore', 'ipc'],
  })
}

test('a full disk refuses writes in words and leaves reading be, and writing goes on once there is room', async () => {
  const path = join(folder, 'store.mdb')
  const child = startWithLimit(await childProgram('full-disk-writer'), path)
  const ended = once(child, 'exit')
  const endedEarly = ended.then(([code]) => Promise.reject(new Error(`The writer ended with code ${code}`)))
  endedEarly.catch(() => undefined)
  const [full] = await Promise.race([once(child, 'message'), endedEarly])
  const refusal = { code: 'full', message: expect.stringContaining('make room') }
  expect(full).toMatchObject({ refused: Array.from({ length: 6 }, () => refusal) })
  expect(full.written).toBeGreaterThan(5)
  expect(full.kept).toBe(full.written)

  execFileSync('prlimit', ['--pid', String(child.pid), '--fsize=unlimited:'])
  child.send('room')
  const [later] = await Promise.race([once(child, 'message'), endedEarly])
  expect(later).toEqual({ later: 'kept', more: 1, kept: full.written + 1 })
  expect(await ended).toEqual([0, null])

  const reopened = openLmdbStorage({ path })
  const range = { from: Buffer.from('rr'), before: Buffer.from('rs') }
  expect(reopened.read((view) => view.count(range))).toBe(full.written + 1)
  await reopened.close()
})
