import { fileURLToPath } from 'node:url'
import { systemClock } from '#platform/clock.ts'
import { createHttpServer } from '#platform/http/http-server.ts'
import { createIds } from '#platform/ids.ts'
import { createLetters } from '#platform/mail.ts'
import type { Platform } from '#platform/platform.ts'
import { createSeatsBoard } from '#platform/realtime/board.ts'
import { createLanes } from '#platform/store/lane.ts'
import { type Application, compose } from './compose.ts'
import { type Config, StartProblem } from './config.ts'
import { createLive, type Live } from './live.ts'
import type { OpenedStore } from './open-store.ts'

export interface Running {
  readonly port: number
  /** The address people use. */
  readonly origin: string
  readonly application: Application
  readonly platform: Platform
  /** Lets running requests end, tells pages to come back, and writes down how far listeners are. */
  close(): Promise<void>
}

interface Needs {
  readonly config: Config
  readonly opened: OpenedStore
  /** Where the built web application lies; the usual place unless given. */
  readonly webFolder?: string
  /** Told of faults that were hidden from callers. */
  readonly report: (line: string) => void
}

const builtWeb = fileURLToPath(new URL('../../web/dist', import.meta.url))

/** Everything that runs, over an open store: HTTP, sockets, the relay and the listeners. */
export async function startServer({ config, opened, webFolder = builtWeb, report }: Needs): Promise<Running> {
  const ids = createIds()
  const note = (error: unknown, reference = 'background'): void => report(`${reference} ${traceOf(error)}`)
  const board = createSeatsBoard()
  const platform: Platform = {
    store: opened.store,
    clock: systemClock,
    ids,
    lanes: createLanes(),
    letters: createLetters({
      smtp: config.smtp,
      from: config.mailFrom,
      folder: config.folder,
      ids,
      report: note,
    }),
    seatsBoard: board,
    settings: { ...config },
  }
  let live: Live | undefined
  const application = compose(platform, {
    sockets: () => live?.hub.count() ?? 0,
    storeKind: config.store.kind,
  })
  const app = await createHttpServer({
    endpoints: Object.values(application.capabilities).flatMap((capability) => [...capability.routes]),
    authenticate: application.authenticate,
    origin: config.origin,
    webFolder,
    report: note,
    reference: () => ids.secret().slice(0, 8),
    trustedHops: config.trustedHops,
  })
  await app.ready()
  live = await createLive({
    http: app.server,
    store: opened.store,
    application,
    origin: config.origin,
    lagging: config.store.kind === 'dynamodb',
    report: note,
  })
  const { hub, pump } = live
  board.connect({
    seatsOf: application.seatsOf,
    publish: (seats) => hub.publishSeats(seats),
    later: (milliseconds, call) => {
      const timer = setTimeout(call, milliseconds)
      return () => clearTimeout(timer)
    },
    report: note,
  })
  opened.onCommitted(() => pump.wake())
  const sweeping = setInterval(() => void opened.sweep().catch(note), 600_000)
  await listen(app, config)
  const port = portOf(app.server.address(), config.port)
  return {
    port,
    origin: config.port === 0 ? `http://localhost:${port}` : config.origin,
    application,
    platform,
    async close() {
      clearInterval(sweeping)
      await live?.stop()
      await app.close()
      await opened.store.close()
    },
  }
}

async function listen(
  app: { listen(where: { port: number; host: string }): Promise<string> },
  config: Config,
): Promise<void> {
  try {
    await app.listen({ port: config.port, host: config.host })
  } catch (error) {
    throw new StartProblem(sentenceFor(error, config), { cause: error })
  }
}

function sentenceFor(error: unknown, { port, host }: Config): string {
  const { code, message } = Object(error) as { code?: string; message?: string }
  if (code === 'EADDRINUSE') {
    return `Port ${port} is in use by another program. Stop that program, or choose another port: PORT=${port + 1} npm start.`
  }
  if (code === 'EACCES')
    return `Port ${port} needs more rights than this account has. Choose one above 1023: PORT=3000 npm start.`
  if (code === 'EADDRNOTAVAIL')
    return `This machine has no address ${host}. Set HOST to one that it has, such as 127.0.0.1.`
  return `The server cannot listen on ${host}:${port}: ${message ?? String(error)}.`
}

const portOf = (address: unknown, fallback: number): number =>
  Number(Reflect.get(Object(address), 'port') ?? fallback)

const traceOf = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error)
