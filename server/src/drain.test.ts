import { mkdtempSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { runningSchool } from '#testing/running-school.ts'

const folder = mkdtempSync(join(tmpdir(), 'matricula-drain-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('a server that stops does not wait for a connection on which nothing was asked', async () => {
  const school = await runningSchool(folder)
  const { port } = new URL(school.origin)
  const silent = connect(Number(port), '127.0.0.1')
  await new Promise((connected) => silent.once('connect', connected))
  const asked = await fetch(`${school.origin}/healthz`)
  expect(asked.status).toBe(200)
  await asked.text()
  const ended = new Promise((done) => silent.once('close', done))
  await school.stop()
  await ended
})
