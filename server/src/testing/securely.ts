import type { X509Certificate } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { Agent, type RequestOptions, request } from 'node:https'
import { TLSSocket } from 'node:tls'
import { io, type Socket } from 'socket.io-client'

export interface SecureAnswer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: string
  /** What the server showed. */
  readonly certificate: X509Certificate | undefined
  /** Our end of the connection: the same one has the same port. */
  readonly localPort: number | undefined
}

/** Asks over https on a connection of its own, trusting what the options say; unlike `fetch` it tells what the server showed. */
export function securely(
  address: string,
  options: RequestOptions = {},
  content?: string,
): Promise<SecureAnswer> {
  return new Promise((resolve, reject) => {
    const asked = request(address, { agent: new Agent(), ...options }, (reply) => {
      const { socket, headers, statusCode: status = 0 } = reply
      const certificate = socket instanceof TLSSocket ? socket.getPeerX509Certificate() : undefined
      const { localPort } = socket
      let body = ''
      reply.on('data', (piece: Buffer) => {
        body += piece.toString()
      })
      reply.on('end', () => resolve({ status, headers, body, certificate, localPort }))
    })
    asked.once('error', reject)
    asked.end(content)
  })
}

/** A page's socket, trusting one authority. */
export function openPage(origin: string, ca: string, cookie = ''): Socket {
  // `ca` is of Node alone, so the types of the library, which is a browser's too, do not name it.
  const options = { transports: ['websocket'], reconnection: false, ca, extraHeaders: { cookie, origin } }
  return io(origin, options)
}
