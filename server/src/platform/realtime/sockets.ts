import type { Server as HttpServer } from 'node:http'
import { type Socket, Server as SocketServer } from 'socket.io'
import type { Actor } from '#platform/actor.ts'
import { tokenInCookies } from '#platform/http/session-cookie.ts'
import type { Authenticate } from '#platform/platform.ts'

/** WebSocket alone: no second transport to protect, and no stickiness needed behind a balancer. */
export function createSockets(http: HttpServer, origin: string): SocketServer {
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

/** Asks anew whose session a socket has; undefined where it has ended. */
export const whoIsOn =
  (authenticate: Authenticate) =>
  async (socket: Socket): Promise<Actor | undefined> => {
    const { headers, address } = socket.handshake
    const actor = await authenticate({
      cookie: tokenInCookies(headers.cookie),
      bearer: undefined,
      address,
      agent: headers['user-agent'] ?? '',
      listening: true,
    })
    return actor.kind === 'stranger' ? undefined : actor
  }

/** Lets in whoever is signed in; everyone else is refused at the handshake. */
export function admitSockets(
  io: SocketServer,
  whoIs: (socket: Socket) => Promise<Actor | undefined>,
  welcome: (socket: Socket, actor: Actor) => void,
): void {
  const actors = new WeakMap<Socket, Actor>()
  io.use((socket, next) => {
    whoIs(socket).then(
      (actor) => {
        if (!actor) return next(new Error('actor.unknown'))
        actors.set(socket, actor)
        return next()
      },
      () => next(new Error('server.failed')),
    )
  })
  io.on('connection', (socket) => {
    const actor = actors.get(socket)
    if (actor) welcome(socket, actor)
  })
}
