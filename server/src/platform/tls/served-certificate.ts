import type { ServerOptions } from 'node:https'
import type { Clock } from '#platform/clock.ts'
import { type Certificate, type CertificateSource, lifeOf } from './certificate.ts'
import { selfSigned } from './self-signed.ts'

/** The part of an https server that takes another certificate while it runs. */
interface Server {
  setSecureContext(options: ServerOptions): void
}

export interface CertificateState {
  /** Awaited: what is served meanwhile is signed by the server itself. Failing: the last attempt to get another one failed. */
  readonly state: 'valid' | 'awaited' | 'failing'
  /** Until when the one that is served is valid. */
  readonly until?: string
}

/** The certificate that a server shows now, and by and by another. */
export interface ServedCertificate {
  /** What an https server begins with. */
  readonly options: ServerOptions
  /** Whether browsers take it. */
  isTrusted(): boolean
  state(): CertificateState
  /** Looks once, and serves what is new from then on; connections that are open stay so. */
  look(server: Server): Promise<void>
}

interface Needs {
  readonly source: CertificateSource
  readonly clock: Clock
  /** For the time until there is a certificate. */
  readonly host: string
}

const optionsOf = ({ chain, key }: Certificate): ServerOptions => ({
  cert: chain,
  key,
  minVersion: 'TLSv1.2',
  // A connection that never finishes its handshake must not hold up a server that stops.
  handshakeTimeout: 10_000,
})

/** Begins with the certificate there is, else with one of its own, so that no start waits for an authority. */
export async function serveCertificate({ source, clock, host }: Needs): Promise<ServedCertificate> {
  let served = await source.find()
  const options = optionsOf(served ?? (await selfSigned(host, clock)))

  const isTrusted = (): boolean => served !== undefined && lifeOf(served.chain).until > clock.millis()
  return {
    options,
    isTrusted,
    state() {
      if (source.trouble() !== undefined || (served && !isTrusted()))
        return { state: 'failing', ...until(served) }
      return { state: served ? 'valid' : 'awaited', ...until(served) }
    },
    async look(server) {
      const found = await source.look()
      if (!found || found.chain === served?.chain) return
      server.setSecureContext(optionsOf(found))
      served = found
    },
  }
}

const until = (served: Certificate | undefined) =>
  served && { until: new Date(lifeOf(served.chain).until).toISOString() }
