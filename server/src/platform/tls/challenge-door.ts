import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'

interface Needs {
  /** The https address people use: whatever name a caller says, it is led there. */
  readonly origin: string
  readonly answerTo: (token: string) => Promise<string | undefined>
  readonly report: (error: unknown) => void
}

const challengePath = '/.well-known/acme-challenge/'

/** The plain port: it answers certificate authorities, leads browsers to the encrypted one, and nothing else. */
export function createChallengeDoor({ origin, answerTo, report }: Needs): Server {
  const options = { requestTimeout: 10_000, headersTimeout: 10_000, maxHeaderSize: 8192 }
  return createServer(options, (request, reply) => {
    respond(request, reply).catch((error: unknown) => {
      report(error)
      end(reply, 500)
    })
  })

  async function respond({ method, url = '/' }: IncomingMessage, reply: ServerResponse): Promise<void> {
    if (method !== 'GET' && method !== 'HEAD') return end(reply, 405)
    const path = url.startsWith('/') ? url : '/'
    if (!path.startsWith(challengePath)) return end(reply, 308, { location: `${origin}${path}` })
    const answer = await answerTo(path.slice(challengePath.length))
    return answer === undefined ? end(reply, 404) : end(reply, 200, { 'content-type': 'text/plain' }, answer)
  }
}

function end(reply: ServerResponse, status: number, headers = {}, body = ''): void {
  reply.writeHead(status, { connection: 'close', 'cache-control': 'no-store', ...headers }).end(body)
}
