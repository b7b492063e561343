import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { Agent, type RequestOptions, request } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect } from 'node:tls'
import { live, ownRequestHeader, UserId } from '@matricula/contract/kernel'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { systemActor } from '#platform/actor.ts'
import { systemClock } from '#platform/clock.ts'
import { selfSigned } from '#platform/tls/self-signed.ts'
import { encryptedConfig, openTables, type Tables } from '#testing/encrypted-node.ts'
import { freePort } from '#testing/free-port.ts'
import { type Pebble, startPebble } from '#testing/pebble.ts'
import { openPage, securely } from '#testing/securely.ts'
import type { Config } from './config.ts'
import { startServer } from './server.ts'

let pebble: Pebble
beforeAll(async () => {
  pebble = await startPebble()
})
afterAll(() => pebble?.stop())

const ended: (() => unknown)[] = []
afterEach(async () => {
  for (const end of ended.splice(0).toReversed()) await end()
})

const host = '127.0.0.1'

async function campus(tables: Tables, config: Config) {
  const told: string[] = []
  const opened = { store: tables.store, sweep: () => Promise.resolve(0), onCommitted: () => undefined }
  // Its store outlives it here.
  const store = { ...tables.store, close: () => Promise.resolve() }
  const running = await startServer({
    config,
    opened: { ...opened, store },
    report: (line) => told.push(line),
  })
  ended.push(() => running.close())
  const health = async (options: RequestOptions = { ca: pebble.root }) => {
    const address = `https://${host}:${running.port}/healthz`
    const { body, headers } = await securely(address, options)
    return { ...JSON.parse(body), headers }
  }
  return { told, health, running, close: () => running.close() }
}

test('a server starts without waiting, has its certificate a moment later, and at once after a restart', async () => {
  const before = pebble.orders()
  const tables = await openTables()
  const config = await encryptedConfig(pebble)
  const first = await campus(tables, config)
  expect(await first.health({ rejectUnauthorized: false })).toMatchObject({ state: 'ready' })
  await expect
    .poll(() => first.health().catch(() => undefined), { timeout: 20_000 })
    .toMatchObject({
      certificate: { state: 'valid', until: expect.stringMatching(/^\d{4}-/) },
      headers: { 'strict-transport-security': expect.stringContaining('max-age=') },
    })
  await first.close()
  const second = await campus(tables, config)
  expect(await second.health()).toMatchObject({ certificate: { state: 'valid' } })
  expect(pebble.orders()).toBe(before + 1)
  expect([...first.told, ...second.told]).toEqual([])
})

test('a server without a certificate tells once why, stops in good time, and does not wait for silent connections', async () => {
  const nobody = `https://${host}:${await freePort()}/dir`
  const config = await encryptedConfig(pebble, { MATRICULA_ACME_DIRECTORY: nobody })
  const server = await campus(await openTables(), config)
  const failing = { certificate: { state: 'failing' } }
  await expect.poll(() => server.health({ rejectUnauthorized: false })).toMatchObject(failing)
  expect(server.told).toEqual([
    expect.stringMatching(/^certificate There is no new certificate: .*ECONNREFUSED/),
  ])
  const silent = connect({ host, port: config.port, rejectUnauthorized: false })
  await new Promise((connected) => silent.once('secureConnect', () => connected(true)))
  const closed = new Promise((done) => silent.once('close', done))
  await server.close()
  await closed
})

test('a request that is under way when the server stops is answered', async () => {
  const config = await encryptedConfig(pebble)
  const server = await campus(await openTables(), config)
  const content = '{"loginName":"nobody","password":"a password that is long"}'
  const asked = request(`${config.origin}/api/session`, {
    agent: new Agent(),
    rejectUnauthorized: false,
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'content-length': content.length,
      [ownRequestHeader]: '1',
      expect: '100-continue',
    },
  })
  const answered = new Promise<number | undefined>((resolve, reject) => {
    asked.once('response', ({ statusCode }) => resolve(statusCode))
    asked.once('error', reject)
  })
  asked.flushHeaders()
  await new Promise((begun) => asked.once('continue', () => begun(true)))
  const stopped = server.close()
  asked.end(content)
  expect(await answered).toBe(401)
  await stopped
})

test('whoever comes without encryption is led to the address that is configured', async () => {
  const config = await encryptedConfig(pebble)
  await campus(await openTables(), config)
  const plain = await fetch(`http://${host}:${pebble.httpPort}/sections?term=1`, { redirect: 'manual' })
  expect([plain.status, plain.headers.get('location')]).toEqual([308, `${config.origin}/sections?term=1`])
})

test('a server that finds one of its two ports taken says in one sentence which', async () => {
  const config = await encryptedConfig(pebble)
  const other = createServer()
  await new Promise<void>((resolve) => other.listen(pebble.httpPort, host, resolve))
  ended.push(() => other.close())
  await expect(campus(await openTables(), config)).rejects.toThrow(
    `Port ${pebble.httpPort} is in use by another program. Stop that program, or choose another port: MATRICULA_HTTP_PORT=`,
  )
})

test('a session over the encrypted port has the cookie that no other host can set, and live pages', async () => {
  const config = await encryptedConfig(pebble)
  const tables = await openTables()
  const { health, running } = await campus(tables, config)
  await expect.poll(() => health().catch(() => undefined), { timeout: 20_000 }).toBeDefined()
  const { identity } = running.application
  const facts = {
    userId: UserId.parse('ada'),
    loginName: 'ada',
    name: 'Ada',
    grants: [{ role: 'registrar' as const, scope: { kind: 'institution' as const } }],
    passwordHash: await identity.hashPassword('a password that is long'),
  }
  await tables.store.commit(systemActor('set-up'), identity.accountWrites(facts))
  const ask = {
    ca: pebble.root,
    method: 'POST',
    headers: { 'content-type': 'application/json', [ownRequestHeader]: '1', origin: config.origin },
  }
  const said = JSON.stringify({ loginName: 'ada', password: 'a password that is long' })
  const { status, headers } = await securely(`${config.origin}/api/session`, ask, said)
  const cookie = headers['set-cookie']?.[0] ?? ''
  expect([status, cookie]).toEqual([201, expect.stringMatching(/^__Host-matricula=.*; Secure/)])

  const page = openPage(config.origin, pebble.root, cookie.split(';')[0])
  ended.push(() => page.close())
  expect(await page.emitWithAck(live.watch, { rooms: [] })).toMatchObject({ cursor: expect.any(Number) })
})

describe('a certificate in files', () => {
  const folder = mkdtempSync(join(tmpdir(), 'matricula-files-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const files = {
    MATRICULA_TLS: 'files',
    MATRICULA_TLS_CERTIFICATE: join(folder, 'chain.pem'),
    MATRICULA_TLS_KEY: join(folder, 'key.pem'),
  }

  test('that is missing stops the start with a sentence', async () => {
    const config = await encryptedConfig(pebble, files)
    await expect(campus(await openTables(), config)).rejects.toThrow(
      /^The certificate cannot be used: ENOENT.*Check MATRICULA_TLS_CERTIFICATE and MATRICULA_TLS_KEY\.$/,
    )
  })

  test('is served, and no authority is asked', async () => {
    const before = pebble.orders()
    const { chain, key } = await selfSigned(host, systemClock)
    writeFileSync(files.MATRICULA_TLS_CERTIFICATE, chain)
    writeFileSync(files.MATRICULA_TLS_KEY, key)
    const { health } = await campus(await openTables(), await encryptedConfig(pebble, files))
    expect(await health({ ca: chain })).toMatchObject({ certificate: { state: 'valid' } })
    const token = `http://${host}:${pebble.httpPort}/.well-known/acme-challenge/a-token-of-an-authority`
    expect((await fetch(token)).status).toBe(404)
    expect(pebble.orders()).toBe(before)
  })
})
