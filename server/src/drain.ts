import type { Server } from 'node:http'
import type { Socket } from 'node:net'
import { later } from './live.ts'

/** Milliseconds that requests in flight have to end once the server stops. */
const grace = 10_000

export interface Drain {
  /** Lets go whoever asks for nothing at once, and everyone else after a while; tells how to call that off. */
  begin(): () => void
}

/**
 * Browsers open connections ahead of need. Node takes one on which nothing was asked yet for busy, and a server that
 * stops would wait for it.
 */
export function createDrain(server: Server): Drain {
  const unused = new Set<Socket>()
  server.on('connection', (socket) => {
    unused.add(socket)
    socket.once('close', () => unused.delete(socket))
  })
  server.on('request', ({ socket }) => unused.delete(socket))
  server.on('upgrade', ({ socket }) => unused.delete(socket))
  return {
    begin() {
      for (const socket of unused) socket.destroy()
      return later(grace, () => server.closeAllConnections())
    },
  }
}
