import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inProject } from '../places.mjs'

const scratch = mkdtempSync(join(tmpdir(), 'matricula-release-test-'))
const release = join(scratch, 'release')
const children = []

beforeAll(() => {
  execFileSync(process.execPath, [inProject('scripts/bundle.mjs'), '--folder', release], { stdio: 'pipe' })
}, 120_000)

afterAll(() => {
  for (const child of children) child.kill('SIGKILL')
  rmSync(scratch, { recursive: true, force: true })
})

const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })

function started(program, given, env = {}) {
  const child = spawn(process.execPath, [program, ...given], {
    cwd: scratch,
    env: { ...process.env, ...env },
  })
  children.push(child)
  const said = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => said.push(String(chunk)))
  return () => said.join('')
}

/** What /healthz answers, once it does. */
async function healthAt(port, said) {
  for (let tries = 0; tries < 150; tries += 1) {
    const answer = await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => undefined)
    if (answer?.ok) return await answer.json()
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`Nobody answers at ${port}:\n${said()}`)
}

async function answerAt(port, said) {
  for (let tries = 0; tries < 150; tries += 1) {
    const asked = fetch(`http://127.0.0.1:${port}/sign-in`, { redirect: 'manual' })
    const answer = await asked.catch(() => undefined)
    if (answer) return answer
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`Nobody answers at ${port}:\n${said()}`)
}

test('a release starts by itself, in its own folder, and says which one it is', async () => {
  const port = await freePort()
  const env = { PORT: String(port), MATRICULA_DATA: join(scratch, 'data') }
  const said = started(join(release, 'server/dist/main.js'), ['--empty'], env)
  const version = readFileSync(join(release, 'VERSION'), 'utf8').trim()
  expect(await healthAt(port, said)).toMatchObject({ state: 'ready', store: 'embedded', version })
  const page = await fetch(`http://127.0.0.1:${port}/sign-in`)
  expect(await page.text()).toContain('<html')
}, 60_000)

test('a release gets as far as a certificate of its own, with the libraries that it carries', async () => {
  const [port, plain] = [await freePort(), await freePort()]
  const env = {
    PORT: String(port),
    MATRICULA_DATA: join(scratch, 'encrypted'),
    MATRICULA_ORIGIN: 'https://203.0.113.7',
    MATRICULA_TLS: 'acme',
    MATRICULA_ACME_DIRECTORY: 'https://127.0.0.1:9/directory',
    MATRICULA_HTTP_PORT: String(plain),
  }
  const said = started(join(release, 'server/dist/main.js'), ['--empty'], env)
  const led = await answerAt(plain, said)
  expect([led.status, led.headers.get('location')]).toEqual([308, 'https://203.0.113.7/sign-in'])
  expect(said()).not.toContain('Cannot find')
}, 60_000)

test('on tables of DynamoDB it starts without the native part of the embedded engine', async () => {
  const [tables, port] = [await freePort(), await freePort()]
  const engine = started(inProject('engine/serve/run.mjs'), ['--port', String(tables)])
  for (const name of ['lmdb', '@lmdb'])
    rmSync(join(release, 'node_modules', name), { recursive: true, force: true })
  const env = {
    PORT: String(port),
    MATRICULA_DATA: join(scratch, 'without'),
    MATRICULA_STORE: 'dynamodb',
    MATRICULA_CREATE_TABLES: 'true',
    MATRICULA_DYNAMODB_ENDPOINT: `http://127.0.0.1:${tables}`,
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
  }
  const said = started(join(release, 'server/dist/main.js'), ['--empty'], env)
  expect(await healthAt(port, () => said() + engine())).toMatchObject({ state: 'ready', store: 'dynamodb' })
}, 60_000)
