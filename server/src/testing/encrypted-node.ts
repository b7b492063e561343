import { Server as TlsServer } from 'node:tls'
import { createMemoryStorage } from '@matricula/engine'
import { stranger } from '#platform/actor.ts'
import { systemClock } from '#platform/clock.ts'
import { createHttpServer } from '#platform/http/http-server.ts'
import { createIds } from '#platform/ids.ts'
import { createSockets } from '#platform/realtime/sockets.ts'
import { createCommandStore } from '#platform/store/command-store.ts'
import { createEmbeddedSender } from '#platform/store/embedded-sender.ts'
import type { Store } from '#platform/store/store.ts'
import { type Config, readConfig } from '#server/config.ts'
import { encrypt } from '#server/encryption.ts'
import { listen, plainly } from '#server/listen.ts'
import { countingIds } from './counting-ids.ts'
import { freePort } from './free-port.ts'
import type { Pebble } from './pebble.ts'
import { securely } from './securely.ts'
import { type StoppedClock, stoppedClock } from './stopped-clock.ts'

/** A server of this machine that gets its certificate from that authority, on a free port. */
export async function encryptedConfig(pebble: Pebble, more: Record<string, string> = {}): Promise<Config> {
  const port = await freePort()
  return readConfig({
    PORT: String(port),
    MATRICULA_ORIGIN: `https://127.0.0.1:${port}`,
    MATRICULA_TLS: 'acme',
    MATRICULA_ACME_DIRECTORY: pebble.directory,
    MATRICULA_HTTP_PORT: String(pebble.httpPort),
    MATRICULA_SECRET: 'a secret of this institution that is long enough',
    MATRICULA_BCRYPT_COST: '4',
    ...more,
  })
}

export interface Tables {
  readonly clock: StoppedClock
  readonly store: Store
}

/** Tables in memory, in a time that begins now, so that real certificates are valid in it. */
export async function openTables(): Promise<Tables> {
  const clock = stoppedClock(systemClock.now())
  const sender = await createEmbeddedSender(createMemoryStorage(), () => clock.millis())
  const pause = () => Promise.resolve()
  const store = createCommandStore({ sender, prefix: '', clock, ids: createIds(), pause })
  return { clock, store }
}

/** One of the servers over these tables: its doors and sockets alone, and it looks when the story says so. */
export async function encryptedNode({ store, clock }: Tables, pebble: Pebble, config: Config) {
  const report = (error: unknown): never => {
    throw error
  }
  const { served, door } = await encrypt(config, { store, clock, ids: countingIds() }, report)
  if (!served || !door) throw new TypeError('Nothing is encrypted')
  const app = await createHttpServer({
    endpoints: [],
    authenticate: () => Promise.resolve(stranger),
    origin: config.origin,
    report,
    reference: () => 'ref',
    trustedHops: 0,
    tls: served.options,
    isTrusted: () => served.isTrusted(),
  })
  await app.ready()
  const { server } = app
  if (!(server instanceof TlsServer)) throw new TypeError('Nothing is encrypted')
  const sockets = createSockets(server, config.origin)
  await listen(app, config)
  return {
    origin: config.origin,
    served,
    sockets,
    look: () => served.look(server),
    /** Trusting the authority; on a connection of its own. */
    ask: (options = {}) => securely(config.origin, { ca: pebble.root, ...options }),
    openDoor: () => listen(plainly(door.server), { port: door.port, host: config.host }),
    async close() {
      door.server.close()
      await sockets.close()
      await app.close()
    },
  }
}
