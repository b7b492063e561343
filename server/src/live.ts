import type { Server as HttpServer } from 'node:http'
import { type Socket, Server as SocketServer } from 'socket.io'
import type { Actor } from '#platform/actor.ts'
import type { Audience, Listener } from '#platform/capability.ts'
import { tokenInCookies } from '#platform/http/session-cookie.ts'
import { createEventLog } from '#platform/outbox/event-log.ts'
import { createListening } from '#platform/outbox/listening.ts'
import { createPump, type Pump } from '#platform/outbox/pump.ts'
import { createRelay, headOfLog } from '#platform/outbox/relay.ts'
import { createHub, type Hub } from '#platform/realtime/hub.ts'
import type { Store } from '#platform/store/store.ts'
import type { Application } from './compose.ts'

interface Needs {
  readonly http: HttpServer
  readonly store: Store
  readonly application: Application
  readonly origin: string
  /** DynamoDB's indexes lag a little; the embedded store's do not. */
  readonly lagging: boolean
  readonly report: (error: unknown) => void
}

export interface Live {
  readonly hub: Hub
  readonly pump: Pump
  stop(): Promise<void>
}

/** The events after which somebody's rights or sessions are other than before. */
const rightsMoved = new Set([
  'account.grantsChanged',
  'account.changed',
  'session.ended',
  'password.changed',
  'section.instructorAssigned',
  'section.instructorUnassigned',
])

/** Joins the log of events to the pages that are open: sockets, rooms and listeners. */
export async function createLive({
  http,
  store,
  application,
  origin,
  lagging,
  report,
}: Needs): Promise<Live> {
  const capabilities = Object.values(application.capabilities)
  const audience: Audience = Object.assign({}, ...capabilities.map((capability) => capability.audience))
  const listeners: Listener[] = capabilities.flatMap((capability) => [...capability.listeners])
  const listening = createListening(store, listeners, report)
  await listening.catchUp()
  const head = await headOfLog(store)
  const log = createEventLog(head)
  const io = createSockets(http, origin)
  const hub = createHub({ io, log, audience, mayJoin: application.mayJoin, whoIs })

  io.use((socket, next) => {
    whoIs(socket).then(
      (actor) => {
        if (!actor) return next(new Error('actor.unknown'))
        socket.data = { actor }
        return next()
      },
      () => next(new Error('server.failed')),
    )
  })
  io.on('connection', (socket) => hub.welcome(socket, (socket.data as { actor: Actor }).actor))

  const pump = createPump({
    relay: createRelay(store, head),
    listening,
    report,
    later,
    idle: lagging ? 2000 : 300,
    soon: lagging ? [10, 40, 150] : [],
    deliver(events) {
      log.append(events)
      hub.publish(events)
      const moved = events.filter((event) => rightsMoved.has(event.name))
      if (moved.length > 0)
        hub.recheck(new Set(moved.map((event) => String(event.facts['userId'])))).catch(report)
    },
  })
  const beat = setInterval(() => hub.beat(), 10_000)
  const sweep = setInterval(() => void hub.recheck('everyone').catch(report), 60_000)
  pump.wake()

  return {
    hub,
    pump,
    async stop() {
      clearInterval(beat)
      clearInterval(sweep)
      hub.close()
      await pump.stop()
      await io.close()
    },
  }

  async function whoIs(socket: Socket): Promise<Actor | undefined> {
    const { headers, address } = socket.handshake
    const actor = await application.authenticate({
      cookie: tokenInCookies(headers.cookie),
      bearer: undefined,
      address,
      agent: headers['user-agent'] ?? '',
    })
    return actor.kind === 'stranger' ? undefined : actor
  }
}

/** WebSocket alone: no second transport to protect, and no stickiness needed behind a balancer. */
function createSockets(http: HttpServer, origin: string): SocketServer {
  return new SocketServer(http, {
    transports: ['websocket'],
    serveClient: false,
    perMessageDeflate: false,
    maxHttpBufferSize: 64_000,
    pingInterval: 10_000,
    pingTimeout: 5000,
    allowRequest(request, decide) {
      const from = request.headers.origin
      const own =
        from === origin ||
        from === `http://${request.headers.host}` ||
        from === `https://${request.headers.host}`
      decide(own ? null : 'origin', own)
    },
  })
}

function later(milliseconds: number, call: () => void): () => void {
  const timer = setTimeout(call, milliseconds)
  return () => clearTimeout(timer)
}
