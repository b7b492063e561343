import { execFileSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inProject } from '../places.mjs'
import { beginTrial, found, freePort } from './trial.mjs'

const trial = beginTrial('release')
const release = join(trial.folder, 'release')
const main = join(release, 'server/dist/main.js')

beforeAll(() => {
  execFileSync(process.execPath, [inProject('scripts/bundle.mjs'), '--folder', release], { stdio: 'pipe' })
}, 120_000)
afterAll(() => trial.end())

/** What /healthz answers, once it does. */
const healthAt = (port, said) =>
  found(async () => {
    const answer = await fetch(`http://127.0.0.1:${port}/healthz`)
    return answer.ok ? await answer.json() : undefined
  }, said)

test('a release starts by itself, in its own folder, and says which one it is', async () => {
  const port = await freePort()
  const env = { PORT: String(port), MATRICULA_DATA: join(trial.folder, 'data') }
  const { said } = trial.node(main, ['--empty'], env)
  const version = readFileSync(join(release, 'VERSION'), 'utf8').trim()
  expect(await healthAt(port, said)).toMatchObject({ state: 'ready', store: 'embedded', version })
  const page = await fetch(`http://127.0.0.1:${port}/sign-in`)
  expect(await page.text()).toContain('<html')
}, 60_000)

test('a release gets as far as a certificate of its own, with the libraries that it carries', async () => {
  const [port, plain] = [await freePort(), await freePort()]
  const env = {
    PORT: String(port),
    MATRICULA_DATA: join(trial.folder, 'encrypted'),
    MATRICULA_ORIGIN: 'https://203.0.113.7',
    MATRICULA_TLS: 'acme',
    MATRICULA_ACME_DIRECTORY: 'https://127.0.0.1:9/directory',
    MATRICULA_HTTP_PORT: String(plain),
  }
  const { said } = trial.node(main, ['--empty'], env)
  const led = await found(() => fetch(`http://127.0.0.1:${plain}/sign-in`, { redirect: 'manual' }), said)
  expect([led.status, led.headers.get('location')]).toEqual([308, 'https://203.0.113.7/sign-in'])
  expect(said()).not.toContain('Cannot find')
}, 60_000)

test('on tables of DynamoDB it starts without the native part of the embedded engine', async () => {
  const [tables, port] = [await trial.tables(), await freePort()]
  for (const name of ['lmdb', '@lmdb'])
    rmSync(join(release, 'node_modules', name), { recursive: true, force: true })
  const env = { ...tables, PORT: String(port), MATRICULA_DATA: join(trial.folder, 'without') }
  const { said } = trial.node(main, ['--empty'], env)
  expect(await healthAt(port, said)).toMatchObject({ state: 'ready', store: 'dynamodb' })
}, 60_000)
