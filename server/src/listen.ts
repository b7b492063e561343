import type { Server } from 'node:http'
import { StartProblem } from './config.ts'

interface Listening {
  readonly server: { address(): unknown }
  listen(where: { port: number; host: string; fd?: number }): Promise<unknown>
}

interface Where {
  readonly port: number
  readonly host: string
  /** What sets the port; `PORT` unless given. */
  readonly setting?: string
  /** A socket that listens already and was handed to us, as the number of an open file; then the port is not asked. */
  readonly fd?: number | undefined
}

/** Begins to listen and tells the port. Throws a `StartProblem` that says in one sentence why not. */
export async function listen(app: Listening, where: Where): Promise<number> {
  const { port, host, fd } = where
  try {
    await app.listen({ port, host, ...(fd !== undefined && { fd }) })
  } catch (error) {
    throw new StartProblem(sentenceFor(error, where), { cause: error })
  }
  return Number(Reflect.get(Object(app.server.address()), 'port') ?? port)
}

/** A server of Node's own, to be listened with like the application. */
export const plainly = (server: Server): Listening => ({
  server,
  listen: (where) =>
    new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen(where, () => {
        server.off('error', reject)
        resolve()
      })
    }),
})

function sentenceFor(error: unknown, { port, host, setting = 'PORT' }: Where): string {
  const { code, message }: { code?: string; message?: string } = Object(error)
  if (code === 'EADDRINUSE') {
    return `Port ${port} is in use by another program. Stop that program, or choose another port: ${setting}=${port + 1} npm start.`
  }
  if (code === 'EACCES') {
    return `Port ${port} needs more rights than this account has. Choose one above 1023: ${setting}=3000 npm start.`
  }
  if (code === 'EADDRNOTAVAIL') {
    return `This machine has no address ${host}. Set HOST to one that it has, such as 127.0.0.1.`
  }
  return `The server cannot listen on ${host}:${port}: ${message ?? String(error)}.`
}
