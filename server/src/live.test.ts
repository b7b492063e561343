import { endSessionsOf } from '@matricula/contract/identity'
import {
  type EndedPush,
  type EventsPush,
  type LiveEvent,
  live,
  UserId,
  type WatchReply,
} from '@matricula/contract/kernel'
import { createMemoryStorage } from '@matricula/engine'
import { io, type Socket } from 'socket.io-client'
import { afterEach, expect, test } from 'vitest'
import { type Actor, systemActor } from '#platform/actor.ts'
import { systemClock } from '#platform/clock.ts'
import { endpointsOf, speak } from '#platform/http/speak.ts'
import { createIds } from '#platform/ids.ts'
import { createCommandStore } from '#platform/store/command-store.ts'
import { createEmbeddedSender } from '#platform/store/embedded-sender.ts'
import { administrator } from '#testing/school.ts'
import { readConfig } from './config.ts'
import { type Running, startServer } from './server.ts'

const password = 'a password that is long'
const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close()
})

/** The real server on loopback over a store in memory, with two people who may sign in. */
async function openCampus(): Promise<Running> {
  let committed = (): void => undefined
  const sender = await createEmbeddedSender(createMemoryStorage(), () => systemClock.millis())
  const ids = createIds()
  const store = createCommandStore({
    sender,
    prefix: '',
    clock: systemClock,
    ids,
    pause: () => Promise.resolve(),
    committed: () => committed(),
  })
  const opened = {
    store,
    sweep: () => Promise.resolve(0),
    onCommitted: (call: () => void) => void (committed = call),
  }
  const config = readConfig({ PORT: '0', MATRICULA_BCRYPT_COST: '4' })
  const running = await startServer({ config, opened, report: (line) => expect.unreachable(line) })
  closing.push(() => running.close())
  const { identity } = running.application
  const passwordHash = await identity.hashPassword(password)
  for (const role of ['registrar', 'administrator'] as const) {
    const grants = [{ role, scope: { kind: 'institution' as const } }]
    const facts = { userId: UserId.parse(`u-${role}`), loginName: role, name: role, grants, passwordHash }
    await store.commit(systemActor('set-up'), identity.accountWrites(facts))
  }
  return running
}

async function signIn({ port }: Running, loginName: string): Promise<string> {
  const reply = await fetch(`http://127.0.0.1:${port}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-matricula-request': '1' },
    body: JSON.stringify({ loginName, password }),
  })
  expect(reply.status).toBe(201)
  return reply.headers.get('set-cookie')?.split(';')[0] ?? ''
}

function connect({ port }: Running, cookie: string, origin = `http://127.0.0.1:${port}`): Socket {
  const socket = io(`http://127.0.0.1:${port}`, {
    transports: ['websocket'],
    reconnection: false,
    forceNew: true,
    extraHeaders: { cookie, origin },
  })
  closing.push(() => socket.disconnect())
  return socket
}

const said = <Message>(socket: Socket, name: string): Promise<Message> =>
  new Promise((resolve) => socket.once(name, resolve))

/** Waits until the page has heard so many events, and tells them. */
function heard(socket: Socket, count: number): Promise<LiveEvent[]> {
  const events: LiveEvent[] = []
  return new Promise((resolve) => {
    socket.on(live.events, (push: EventsPush) => {
      events.push(...push.events)
      if (events.length >= count) resolve(events)
    })
  })
}

const watch = (socket: Socket, rooms: string[], cursor?: number): Promise<WatchReply> =>
  socket.emitWithAck(live.watch, cursor === undefined ? { rooms } : { rooms, cursor })

const clerk: Actor = systemActor('clerk')
const happen = ({ platform }: Running, ...titles: string[]) =>
  Promise.all(
    titles.map((title) =>
      platform.store.commit(clerk, {
        writes: [],
        events: [
          {
            name: 'programme.created',
            subject: `PROGRAMME#${title}`,
            facts: { programmeId: title, title, level: 'undergraduate' },
          },
        ],
      }),
    ),
  )
const titles = (events: readonly LiveEvent[]) =>
  events.map((event) => String(event.facts['title'])).toSorted()

test.each([
  ['without a session', '', undefined],
  ['with a session that never was', 'matricula=not-a-token-of-anybody-at-all', undefined],
])('a page %s is not let in', async (_, cookie) => {
  const campus = await openCampus()
  const socket = connect(campus, cookie)

  expect(await said<Error>(socket, 'connect_error')).toMatchObject({ message: 'actor.unknown' })
})

test('a page of another site is not let in, though the browser sends the cookie', async () => {
  const campus = await openCampus()
  const socket = connect(campus, await signIn(campus, 'registrar'), 'https://evil.test')

  expect((await said<Error>(socket, 'connect_error')).message).not.toBe('')
  expect(socket.connected).toBe(false)
})

test('a page hears its rooms, and is told which it may not hear', async () => {
  const campus = await openCampus()
  const socket = connect(campus, await signIn(campus, 'registrar'))
  const reply = await watch(socket, ['staff', 'everyone', 'person:u-administrator'])
  const hearing = heard(socket, 2)

  await happen(campus, 'history', 'physics')

  expect(reply).toMatchObject({ joined: ['staff', 'everyone'], refused: ['person:u-administrator'] })
  expect(titles(await hearing)).toEqual(['history', 'physics'])
})

test('a page that was away learns exactly what it missed', async () => {
  const campus = await openCampus()
  const cookie = await signIn(campus, 'registrar')
  const before = connect(campus, cookie)
  await watch(before, ['everyone', 'staff'])
  const hearing = heard(before, 1)
  await happen(campus, 'history')
  const [last] = await hearing
  before.disconnect()
  await happen(campus, 'physics', 'botany', 'latin')

  const after = connect(campus, cookie)
  const hearingMore = heard(after, 1)
  const { missed } = await watch(after, ['everyone', 'staff'], last?.seq)
  await happen(campus, 'greek')

  const caughtUp = missed === 'snapshot' ? [] : missed.filter(({ name }) => name === 'programme.created')
  const pushed = (await hearingMore).filter(({ name }) => name === 'programme.created')
  const all = [...new Map([...caughtUp, ...pushed].map((event) => [event.seq, event])).values()]
  expect(titles(all)).toEqual(['botany', 'greek', 'latin', 'physics'])
})

test('a page whose session is ended is told so and let go at once', async () => {
  const campus = await openCampus()
  const socket = connect(campus, await signIn(campus, 'registrar'))
  await watch(socket, ['staff'])
  const told = said<EndedPush>(socket, live.ended)
  const gone = said<string>(socket, 'disconnect')

  await speak(endpointsOf(campus.application.capabilities), administrator, endSessionsOf, {
    params: { userId: 'u-registrar' },
  })

  expect([await told, await gone]).toEqual([{ reason: 'session' }, 'io server disconnect'])
})

test('nonsense from a page is answered, and harms nobody', async () => {
  const campus = await openCampus()
  const socket = connect(campus, await signIn(campus, 'registrar'))

  expect(await socket.emitWithAck(live.watch, { rooms: 'all of them' })).toEqual({ error: 'request.invalid' })
  expect(
    await socket.emitWithAck(live.watch, { rooms: ['__proto__:x', 'toString:y', 'staff'] }),
  ).toMatchObject({ joined: ['staff'] })
})
