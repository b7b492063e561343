import type { Server } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { Server as TlsServer } from 'node:tls'
import { digestOf } from '#platform/ids.ts'
import type { Platform } from '#platform/platform.ts'
import type { CertificateSource } from '#platform/tls/certificate.ts'
import { createCertificateAuthority } from '#platform/tls/certificate-authority.ts'
import { createCertificateFiles } from '#platform/tls/certificate-files.ts'
import { createCertificateOrders } from '#platform/tls/certificate-orders.ts'
import { createChallengeDoor } from '#platform/tls/challenge-door.ts'
import { createChallenges } from '#platform/tls/challenges.ts'
import { createKeptCertificates } from '#platform/tls/kept-certificates.ts'
import { createOrderedCertificate } from '#platform/tls/ordered-certificate.ts'
import { createOwnDoor } from '#platform/tls/own-door.ts'
import { type ServedCertificate, serveCertificate } from '#platform/tls/served-certificate.ts'
import type { Tls } from '#platform/tls/tls.ts'
import { type Config, StartProblem } from './config.ts'
import { later } from './live.ts'

/** What encrypts the connections of a server, and the plain port beside it. */
export interface Encryption {
  /** Nothing where connections come in plain. */
  readonly served?: ServedCertificate
  /** Where plain HTTP is led away from, and its port. */
  readonly door?: { readonly server: Server; readonly port: number }
  /** Looks after the certificate of this server, from now on. */
  tend(server: Server): void
  stop(): Promise<void>
}

type Needs = Pick<Platform, 'store' | 'clock' | 'ids'>
type Note = (error: unknown, reference?: string) => void

/** Milliseconds between two looks, by chance a quarter more or less: within that time another server's renewal is served. */
const every = 60_000

/** The same while browsers do not take what is served. */
const soon = 10_000

/** Milliseconds that a look has to end once the server stops. */
const grace = 10_000

/** Throws a `StartProblem` in one sentence where the files of a certificate cannot be used. */
export async function encrypt(config: Config, platform: Needs, note: Note): Promise<Encryption> {
  const { tls } = config
  if (tls.by === 'off') return { tend: () => undefined, stop: () => Promise.resolve() }
  return tls.by === 'files' ? byFiles(tls, config, platform, note) : byOrder(tls, config, platform, note)
}

type By<Kind> = Extract<Tls, { by: Kind }>

async function byFiles(
  { chainFile, keyFile, httpPort }: By<'files'>,
  { origin }: Config,
  platform: Needs,
  note: Note,
): Promise<Encryption> {
  const source = createCertificateFiles(chainFile, keyFile)
  const served = await serveCertificate({ ...platform, source, host: new URL(origin).hostname }).catch(
    (error: unknown) => {
      const reason = error instanceof Error ? error.message : String(error)
      throw new StartProblem(
        `The certificate cannot be used: ${reason}. Check MATRICULA_TLS_CERTIFICATE and MATRICULA_TLS_KEY.`,
        { cause: error },
      )
    },
  )
  const door = createChallengeDoor({ origin, answerTo: () => Promise.resolve(undefined), report: note })
  return {
    served,
    ...(httpPort !== undefined && { door: { server: door, port: httpPort } }),
    ...tending({ served, source, door, platform, note }),
  }
}

async function byOrder(
  tls: By<'acme'>,
  { origin, secret }: Config,
  platform: Needs,
  note: Note,
): Promise<Encryption> {
  const place = { ...platform, ...tls, secret, authority: digestOf(tls.directory).slice(0, 12) }
  const challenges = createChallenges(platform.store, platform.clock)
  const source = createOrderedCertificate({
    authority: createCertificateAuthority(tls),
    kept: createKeptCertificates(place),
    orders: createCertificateOrders(place),
    challenges,
    door: createOwnDoor({ ...place, challenges }),
    host: tls.host,
    clock: platform.clock,
  })
  const served = await serveCertificate({ ...platform, source, host: tls.host })
  const door = createChallengeDoor({ origin, answerTo: (token) => challenges.find(token), report: note })
  return {
    served,
    door: { server: door, port: tls.httpPort },
    ...tending({ served, source, door, platform, note }),
  }
}

interface Tended {
  readonly served: ServedCertificate
  readonly source: CertificateSource
  readonly door: Server
  readonly platform: Needs
  readonly note: Note
}

/** Looks at once, and then every minute or so until it is stopped. */
function tending({ served, source, door, platform, note }: Tended): Pick<Encryption, 'tend' | 'stop'> {
  const now: { stopped: boolean; work: Promise<void>; callOff: () => void; told?: string | undefined } = {
    stopped: false,
    work: Promise.resolve(),
    callOff: () => undefined,
  }

  /** A reason is told once, not every minute for as long as it lasts. */
  function tellTrouble(): void {
    const trouble = source.trouble()
    if (trouble !== undefined && trouble !== now.told)
      note(`There is no new certificate: ${trouble}`, 'certificate')
    now.told = trouble
  }

  async function look(server: Server): Promise<void> {
    try {
      if (server instanceof TlsServer) await served.look(server)
      tellTrouble()
    } catch (error) {
      if (!now.stopped) note(error, 'certificate')
    }
    const rest = (served.isTrusted() ? every : soon) * (0.75 + platform.ids.chance() / 2)
    if (!now.stopped) now.callOff = later(rest, () => tend(server))
  }

  function tend(server: Server): void {
    now.work = look(server)
  }

  return {
    tend,
    async stop() {
      now.stopped = true
      now.callOff()
      door.close()
      await Promise.race([now.work, sleep(grace, undefined, { ref: false })])
    },
  }
}
