import type { Server as HttpServer, IncomingMessage, ServerResponse } from 'node:http'
import { Server as NetServer, type Socket } from 'node:net'
import { Server as TlsServer } from 'node:tls'
import { later } from './live.ts'

/** Milliseconds that requests in flight have to end once the server stops. */
const grace = 10_000

export interface Drain {
  /**
   * Takes no more connections, and says with each answer that the connection ends there. Who asks for nothing is let go
   * after so many milliseconds; resolves once everybody is gone, at the latest after a while. Sockets that are no longer
   * HTTP are not its business.
   */
  end(patience: number): Promise<void>
}

/**
 * Node counts connections on which nothing was asked yet as busy, and hangs up on those that rest between two requests,
 * just as one may be asking: neither is done here.
 */
export function createDrain(server: HttpServer): Drain {
  const open = new Set<Socket>()
  const asking = new Map<Socket, number>()
  let ending: { impatient: boolean; check: () => void } | undefined

  server.on(server instanceof TlsServer ? 'secureConnection' : 'connection', (socket: Socket) => {
    if (ending?.impatient) return void socket.destroy()
    open.add(socket)
    socket.once('close', () => forget(socket))
  })
  server.prependListener('request', ({ socket }: IncomingMessage, response: ServerResponse) => {
    asking.set(socket, (asking.get(socket) ?? 0) + 1)
    if (ending) response.setHeader('connection', 'close')
    response.once('close', () => answered(socket))
  })
  server.on('upgrade', ({ socket }: IncomingMessage) => forget(socket))

  function forget(socket: Socket): void {
    open.delete(socket)
    asking.delete(socket)
    ending?.check()
  }

  function answered(socket: Socket): void {
    const left = (asking.get(socket) ?? 1) - 1
    if (left > 0) return void asking.set(socket, left)
    asking.delete(socket)
    if (ending?.impatient) socket.end()
  }

  function letIdleGo(): void {
    for (const socket of open) if (!asking.has(socket)) socket.destroy()
  }

  return {
    end: (patience) =>
      new Promise((resolve) => {
        // What http adds to closing is to hang up on connections that rest.
        NetServer.prototype.close.call(server)
        const timers = [
          later(patience, () => {
            if (ending) ending.impatient = true
            letIdleGo()
          }),
          later(grace, () => {
            for (const socket of open) socket.destroy()
          }),
        ]
        const check = (): void => {
          if (open.size > 0) return
          for (const callOff of timers) callOff()
          resolve()
        }
        ending = { impatient: patience === 0, check }
        if (patience === 0) letIdleGo()
        check()
      }),
  }
}
