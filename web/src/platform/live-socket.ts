import { EndedPush, EventsPush, live, SeatsPush, WatchReply } from '@matricula/contract/kernel'
import type { ConnectLive } from './live-connection.ts'

const longestAnswer = 10_000

/** The only module that knows the socket. Its library is fetched here, after the first paint. */
export const connectSocket: ConnectLive = async (handlers) => {
  const { io } = await import('socket.io-client')
  const socket = io({ path: '/socket.io', transports: ['websocket'], reconnectionDelayMax: 10_000 })
  socket.on('connect', handlers.up)
  socket.on('disconnect', handlers.down)
  socket.on('connect_error', handlers.down)
  socket.on(live.events, (push: unknown) => handlers.events(EventsPush.parse(push)))
  socket.on(live.seats, (push: unknown) => handlers.seats(SeatsPush.parse(push)))
  socket.on(live.ended, (push: unknown) => handlers.ended(EndedPush.parse(push).reason))
  return {
    watch: async (request) =>
      WatchReply.parse(await socket.timeout(longestAnswer).emitWithAck(live.watch, request)),
    reopen: () => void socket.connect(),
    close: () => void socket.disconnect(),
  }
}
