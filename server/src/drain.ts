import type { Server } from 'node:http'
import type { Socket } from 'node:net'
import { Server as TlsServer } from 'node:tls'
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
  let ending = false
  server.on(server instanceof TlsServer ? 'secureConnection' : 'connection', (socket: Socket) => {
    // A handshake that was under way when the server stopped ends here.
    if (ending) return void socket.destroy()
    unused.add(socket)
    socket.once('close', () => unused.delete(socket))
  })
  server.on('request', ({ socket }) => unused.delete(socket))
  server.on('upgrade', ({ socket }) => unused.delete(socket))
  return {
    begin() {
      ending = true
      for (const socket of unused) socket.destroy()
      return later(grace, () => server.closeAllConnections())
    },
  }
}
