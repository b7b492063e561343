import { rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'

interface Needs {
  /** As /healthz tells it. */
  readonly health: () => Promise<object>
  /** Requests that failed by a fault of ours, since the server started. */
  readonly errors: () => number
}

/** Tells this machine how the server is, whoever is let in elsewhere: what a release is proven and watched by. */
export function createPrivateDoor({ health, errors }: Needs): Server {
  return createServer((request, response) => {
    response.setHeader('connection', 'close')
    if (request.method !== 'GET' || request.url !== '/healthz') return void response.writeHead(404).end()
    health().then(
      (state) => {
        response.setHeader('content-type', 'application/json')
        response.end(JSON.stringify({ ...state, errors: errors() }))
      },
      () => response.writeHead(503).end(),
    )
  })
}

/** What an earlier server left behind is in the way of nobody. */
export async function openPrivateDoor(door: Server, path: string): Promise<void> {
  rmSync(path, { force: true })
  await new Promise<void>((resolve, reject) => {
    door.once('error', reject)
    door.listen(path, resolve)
  })
}
