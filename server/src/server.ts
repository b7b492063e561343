import type { Server } from 'node:http'
import { fileURLToPath } from 'node:url'
import type { DemoAccount } from '@matricula/contract/identity'
import type { FastifyInstance } from 'fastify'
import { stranger, systemActor } from '#platform/actor.ts'
import { createHttpServer } from '#platform/http/http-server.ts'
import { ask, endpointsOf } from '#platform/http/speak.ts'
import type { Platform } from '#platform/platform.ts'
import { createSeatsBoard } from '#platform/realtime/board.ts'
import { type Application, compose } from './compose.ts'
import type { Config } from './config.ts'
import { createDrain } from './drain.ts'
import { type Encryption, encrypt } from './encryption.ts'
import { listen, plainly } from './listen.ts'
import { createLive, type Live, later } from './live.ts'
import { deliverMail } from './mail.ts'
import { type Measured, measure } from './measure.ts'
import type { OpenedStore } from './open-store.ts'
import { platformOver } from './platform-over.ts'
import { createPrivateDoor, openPrivateDoor } from './private-door.ts'

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
  /** Accounts that the sign-in page may show. */
  readonly demoAccounts?: () => readonly DemoAccount[]
  /** Told of faults that were hidden from callers. */
  readonly report: (line: string) => void
}

const builtWeb = fileURLToPath(new URL('../../web/dist', import.meta.url))

/** Milliseconds between removals of what has outlived its time. */
const sweepEvery = 600_000

/** Milliseconds after a start in which what the process before left half done looks alive still. */
const takenForDead = 35_000

/** What the process before left half done goes on, unless it looks alive still. */
async function resumeWorksOf({ documents, standing }: Application): Promise<void> {
  await documents.resume(systemActor('documents'))
  await standing.resume()
}

/** What has outlived its time is removed, and what nobody finished lapses. */
function sweepNowAndThen(opened: OpenedStore, { finals }: Application, note: Note): NodeJS.Timeout {
  const sweep = () => void Promise.all([opened.sweep(), finals.lapse()]).catch(note)
  return setInterval(sweep, sweepEvery)
}

/** Everything that runs, over an open store: HTTP, sockets, the relay and the listeners. */
export async function startServer(needs: Needs): Promise<Running> {
  const { config, opened, webFolder = builtWeb, demoAccounts, report } = needs
  const note = (error: unknown, reference = 'background'): void => report(`${reference} ${traceOf(error)}`)
  const board = createSeatsBoard()
  const platform = platformOver({ store: opened.store, seatsBoard: board }, config)
  const live: { now?: Live } = {}
  const sockets = () => live.now?.hub.count() ?? 0
  const encryption = await encrypt(config, platform, note)
  const application = compose(platform, {
    sockets,
    certificate: () => encryption.served?.state(),
    storeKind: config.store.kind,
    ...(demoAccounts && { demoAccounts }),
  })
  const measured = measure(config, sockets, opened.store)
  const app = await openDoors({ config, application, platform, webFolder, note, measured, encryption })
  const drain = createDrain(app.server)
  live.now = await createLive({
    http: app.server,
    store: opened.store,
    application,
    origin: config.origin,
    lagging: config.store.kind === 'dynamodb',
    report: note,
  })
  const { hub, pump } = live.now
  board.connect({ seatsOf: application.seatsOf, publish: hub.publishSeats, later, report: note })
  opened.onCommitted(() => pump.wake())
  const sweeping = sweepNowAndThen(opened, application, note)
  const resumeLater = later(takenForDead, () => void resumeWorksOf(application).catch(note))
  const mail = deliverMail(config, platform, note)
  const close = async (): Promise<void> => {
    clearInterval(sweeping)
    resumeLater()
    measured.stop()
    door.close()
    const isFollowed = config.handed.web !== undefined
    const moved = isFollowed ? live.now?.hub.move(patience / 2) : undefined
    await Promise.all([drain.end(isFollowed ? patience : 0), moved])
    await live.now?.stop()
    await app.close()
    await Promise.all([mail.stop(), encryption.stop()])
    await application.documents.close()
    await opened.store.close()
  }
  const door = createPrivateDoor({ health: healthOf(application), errors: measured.errors })
  const port = await listenAll(app, config, encryption, door).catch(async (error: unknown) => {
    await close()
    throw error
  })
  await application.interop.resume(systemActor('imports'))
  await resumeWorksOf(application)
  return {
    port,
    origin: addressOf(config, port),
    application,
    platform,
    close,
  }
}

/** Where the system chose the port, this machine's own name with it. */
const addressOf = ({ port: asked, origin }: Config, port: number): string =>
  asked === 0 ? `${new URL(origin).protocol}//localhost:${port}` : origin

/** Milliseconds that whoever rests has to ask once more, and be answered, where another server takes over. */
const patience = 3000

type Note = (error: unknown, reference?: string) => void

interface Doors {
  readonly config: Config
  readonly application: Application
  readonly platform: Platform
  readonly webFolder: string
  readonly note: Note
  readonly measured: Measured
  readonly encryption: Encryption
}

/** Tells the port of the application. The plain port beside it is open first: certificate authorities ask there. */
async function listenAll(
  app: FastifyInstance,
  { port, host, handed, privateSocket }: Config,
  { door, tend }: Encryption,
  privateDoor: Server,
): Promise<number> {
  if (privateSocket !== undefined) await openPrivateDoor(privateDoor, privateSocket)
  // A release that is being proven is asked there, and by nobody else.
  if (privateSocket !== undefined && handed.web === undefined) return port
  const plain = { port: door?.port ?? 0, host, setting: 'MATRICULA_HTTP_PORT', fd: handed.plain }
  if (door) await listen(plainly(door.server), plain)
  const listensAt = await listen(app, { port, host, fd: handed.web })
  tend(app.server)
  return listensAt
}

/** As anyone is told it over HTTP. */
function healthOf({ capabilities }: Application): () => Promise<object> {
  const endpoints = endpointsOf(capabilities)
  return async () => {
    const { status, body } = await ask(endpoints, 'readHealth', { actor: stranger })
    if (status !== 200) throw new Error(`The health of the server is not known: ${status}`)
    return Object(body)
  }
}

async function openDoors({
  config,
  application,
  platform,
  webFolder,
  note,
  measured,
  encryption: { served },
}: Doors): Promise<FastifyInstance> {
  const app = await createHttpServer({
    endpoints: endpointsOf(application.capabilities),
    authenticate: application.authenticate,
    origin: config.origin,
    webFolder,
    report: note,
    reference: () => platform.ids.secret().slice(0, 8),
    trustedHops: config.trustedHops,
    ...(served && { tls: served.options, isTrusted: () => served.isTrusted() }),
    observe: measured.observe,
  })
  await app.ready()
  return app
}

const traceOf = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error)
