import { EndedPush, EventsPush, live, SeatsPush, WatchReply } from '@matricula/contract/kernel'
import type { ConnectLive } from './live-connection.ts'
import { patiently } from './patiently.ts'

const longestAnswer = 10_000
/** An attempt that began while the network was away may hang for as long. */
const longestAttempt = 5000
/** Milliseconds until the next attempt. */
const soon = 3000
/** What the server says to a page whose session has ended; trying again would not help. */
const notSignedIn = 'actor.unknown'

/** The only module that knows the socket. Its library is fetched here, after the first paint. */
export const connectSocket: ConnectLive = async (handlers) => {
  const { io } = await patiently(() => import('socket.io-client'), handlers.down)
  const socket = io({
    path: '/socket.io',
    transports: ['websocket'],
    reconnectionDelayMax: 10_000,
    timeout: longestAttempt,
  })
  const again = { wanted: true }
  /** The library tries again after a lost line, but not after a server that refused or hung up: one may be stopping. */
  const tryAgain = (): void => {
    if (!socket.active) setTimeout(() => again.wanted && socket.connect(), soon)
  }
  /** The network is back: neither the attempt that hangs nor the rest before the next is worth waiting for. */
  const online = (): void => {
    if (!socket.connected && again.wanted) socket.disconnect().connect()
  }
  addEventListener('online', online)
  socket.on('connect', handlers.up)
  socket.on('disconnect', () => {
    handlers.down()
    tryAgain()
  })
  socket.on('connect_error', ({ message }) => {
    handlers.down()
    if (message !== notSignedIn) tryAgain()
  })
  socket.on(live.events, (push: unknown) => handlers.events(EventsPush.parse(push)))
  socket.on(live.seats, (push: unknown) => handlers.seats(SeatsPush.parse(push)))
  socket.on(live.ended, (push: unknown) => handlers.ended(EndedPush.parse(push).reason))
  return {
    watch: async (request) =>
      WatchReply.parse(await socket.timeout(longestAnswer).emitWithAck(live.watch, request)),
    reopen: () => void socket.connect(),
    close: () => {
      again.wanted = false
      removeEventListener('online', online)
      socket.disconnect()
    },
  }
}
