import { createServer } from 'node:http'
import { Agent } from 'node:https'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Store } from '#platform/store/store.ts'
import { encryptedConfig, encryptedNode, openTables, type Tables } from '#testing/encrypted-node.ts'
import { freePort } from '#testing/free-port.ts'
import { type Pebble, startPebble } from '#testing/pebble.ts'
import { openPage } from '#testing/securely.ts'

let pebble: Pebble
beforeAll(async () => {
  pebble = await startPebble()
})
afterAll(() => pebble?.stop())

const ended: (() => unknown)[] = []
afterEach(async () => {
  for (const end of ended.splice(0).toReversed()) await end()
})

const hour = 3600

async function node(tables: Tables, more: Record<string, string> = {}) {
  const server = await encryptedNode(tables, pebble, await encryptedConfig(pebble, more))
  ended.push(server.close)
  return server
}

test('an address without a name gets a certificate that is taken by whoever trusts the authority', async () => {
  const before = pebble.orders()
  const server = await node(await openTables())
  await server.openDoor()

  const first = await server.ask({ rejectUnauthorized: false })
  expect(first.certificate?.subject).toContain('until there is a certificate')
  expect(first.headers['strict-transport-security']).toBeUndefined()
  expect(server.served.state()).toEqual({ state: 'awaited' })
  await expect(server.ask()).rejects.toThrow(/self-signed/)

  await server.look()
  const then = await server.ask()
  expect(then.certificate?.subjectAltName).toBe('IP Address:127.0.0.1')
  expect(then.headers['strict-transport-security']).toContain('max-age=')
  expect(server.served.state()).toEqual({ state: 'valid', until: expect.any(String) })
  expect(pebble.orders() - before).toBe(1)
})

test('what one server got is served by the others and after a restart, and asked for once', async () => {
  const before = pebble.orders()
  const tables = await openTables()
  const one = await node(tables)
  const other = await node(tables)
  await one.openDoor()
  await one.look()
  await other.look()
  const late = await node(tables)
  const serials = await Promise.all(
    [one, other, late].map(async ({ ask }) => (await ask()).certificate?.serialNumber),
  )
  expect(new Set(serials).size).toBe(1)
  expect(pebble.orders() - before).toBe(1)
})

test('the private key lies in the tables enciphered, and is of no use with another secret', async () => {
  const tables = await openTables()
  const server = await node(tables)
  await server.openDoor()
  await server.look()
  const stored: string[] = []
  for await (const item of tables.store.scan('users')) stored.push(JSON.stringify(item))
  expect(stored.filter((item) => item.includes('BEGIN CERTIFICATE'))).toHaveLength(1)
  expect(stored.join('')).not.toContain('PRIVATE KEY')
  const thief = await node(tables, {
    MATRICULA_SECRET: 'another secret, as long as it has to be at least',
  })
  expect(thief.served.state()).toEqual({ state: 'awaited' })
})

test('two servers at once make one order, and either answers for the other', async () => {
  const before = { orders: pebble.orders(), questions: pebble.questions() }
  const tables = await openTables()
  const one = await node(tables)
  const other = await node(tables)
  // Whichever of them orders, the authority finds the door of this one.
  await one.openDoor()
  await Promise.all([one.look(), other.look()])
  await Promise.all([one.look(), other.look()])
  const [mine, theirs] = await Promise.all([one.ask(), other.ask()])
  expect(mine.certificate?.serialNumber).toBe(theirs.certificate?.serialNumber)
  expect(pebble.orders() - before.orders).toBe(1)
  expect(pebble.questions()).toBeGreaterThan(before.questions)
})

test('who looked before another server was done looks again before ordering', async () => {
  const before = pebble.orders()
  const tables = await openTables()
  const one = await node(tables)
  await one.openDoor()
  let held: Promise<void> | undefined
  let letGo = (): void => undefined
  const get: Store['get'] = async (key) => {
    const found = await tables.store.get(key)
    await held
    return found
  }
  const slow = await node({ ...tables, store: { ...tables.store, get } })
  held = new Promise((resolve) => {
    letGo = resolve
  })
  const looking = slow.look()
  await one.look()
  letGo()
  await looking
  expect(slow.served.state()).toMatchObject({ state: 'valid' })
  expect(pebble.orders() - before).toBe(1)
})

describe('a certificate of which less than a third is left', () => {
  test('is renewed without a restart, and open connections stay open', async () => {
    const tables = await openTables()
    const server = await node(tables)
    await server.openDoor()
    await server.look()
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    ended.push(() => agent.destroy())
    const before = await server.ask({ agent })
    const socket = openPage(server.origin, pebble.root)
    ended.push(() => socket.close())
    await new Promise((connected) => socket.once('connect', () => connected(true)))
    const lost: unknown[] = []
    socket.on('disconnect', (reason) => lost.push(reason))

    tables.clock.pass(100 * hour)
    await server.look()
    expect((await server.ask()).certificate?.serialNumber).toBe(before.certificate?.serialNumber)
    tables.clock.pass(12 * hour)
    await server.look()

    const same = await server.ask({ agent })
    expect([same.status, same.localPort]).toEqual([before.status, before.localPort])
    const after = await server.ask()
    expect(after.certificate?.serialNumber).not.toBe(before.certificate?.serialNumber)
    const heard = new Promise((hear) => socket.once('news', hear))
    server.sockets.emit('news', 'still here')
    expect([await heard, lost]).toEqual(['still here', []])
  })

  test('is renewed without another proof, where the authority remembers the first', async () => {
    const tables = await openTables()
    const server = await node(tables)
    await server.openDoor()
    await server.look()
    const before = { orders: pebble.orders(), questions: pebble.questions() }
    tables.clock.pass(112 * hour)
    await server.look()
    expect([pebble.orders() - before.orders, pebble.questions() - before.questions]).toEqual([1, 0])
  })
})

describe('a server without a certificate serves all the same, and says so', () => {
  test('where nobody answers at the directory', async () => {
    const nobody = `https://127.0.0.1:${await freePort()}/dir`
    const server = await node(await openTables(), { MATRICULA_ACME_DIRECTORY: nobody })
    await server.openDoor()
    await server.look()
    expect(server.served.state()).toEqual({ state: 'failing' })
    expect((await server.ask({ rejectUnauthorized: false })).status).toBe(404)
  })

  test('where its address leads elsewhere, or nowhere; it orders as soon as it leads here', async () => {
    const before = pebble.orders()
    const tables = await openTables()
    const server = await node(tables)
    const elsewhere = createServer((_, reply) => reply.end('another server'))
    await new Promise<void>((resolve) => elsewhere.listen(pebble.httpPort, '127.0.0.1', resolve))
    await server.look()
    expect(server.served.state()).toEqual({ state: 'failing' })
    elsewhere.closeAllConnections()
    await new Promise((closed) => elsewhere.close(closed))
    tables.clock.pass(600)
    await server.look()
    expect(pebble.orders()).toBe(before)
    await server.openDoor()
    await server.look()
    expect(pebble.orders()).toBe(before + 1)
    expect(server.served.state()).toMatchObject({ state: 'valid' })
  })

  test('where it cannot ask itself; it orders all the same, and rests when that fails', async () => {
    const tables = await openTables()
    const server = await node(tables)
    const other = await node(tables)
    await Promise.all([server.look(), other.look()])
    const before = pebble.orders()
    tables.clock.pass(900)
    await server.look()
    expect(pebble.orders()).toBe(before + 1)
    await other.look()
    tables.clock.pass(59)
    await server.look()
    expect(pebble.orders()).toBe(before + 1)
    tables.clock.pass(60)
    await other.look()
    expect(pebble.orders()).toBe(before + 2)
    expect([server, other].map(({ served }) => served.state().state)).toEqual(['failing', 'failing'])

    await server.openDoor()
    await server.look()
    await other.look()
    expect(pebble.orders()).toBe(before + 3)
    expect([server, other].map(({ served }) => served.state().state)).toEqual(['valid', 'valid'])
  })
})
