import { type Config, StartProblem } from './config.ts'

interface Listening {
  readonly server: { address(): unknown }
  listen(where: { port: number; host: string }): Promise<string>
}

/** Begins to listen and tells the port. Throws a `StartProblem` that says in one sentence why not. */
export async function listen(app: Listening, config: Config): Promise<number> {
  try {
    await app.listen({ port: config.port, host: config.host })
  } catch (error) {
    throw new StartProblem(sentenceFor(error, config), { cause: error })
  }
  return Number(Reflect.get(Object(app.server.address()), 'port') ?? config.port)
}

function sentenceFor(error: unknown, { port, host }: Config): string {
  const { code, message }: { code?: string; message?: string } = Object(error)
  if (code === 'EADDRINUSE') {
    return `Port ${port} is in use by another program. Stop that program, or choose another port: PORT=${port + 1} npm start.`
  }
  if (code === 'EACCES') {
    return `Port ${port} needs more rights than this account has. Choose one above 1023: PORT=3000 npm start.`
  }
  if (code === 'EADDRNOTAVAIL') {
    return `This machine has no address ${host}. Set HOST to one that it has, such as 127.0.0.1.`
  }
  return `The server cannot listen on ${host}:${port}: ${message ?? String(error)}.`
}
