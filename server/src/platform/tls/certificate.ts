import { X509Certificate } from 'node:crypto'

/** What a server shows and proves: both as PEM, the chain with the server's own certificate first. */
export interface Certificate {
  readonly chain: string
  readonly key: string
}

/** Where the certificate comes from that is served. */
export interface CertificateSource {
  /** The one there is, at once, for the start. */
  find(): Promise<Certificate | undefined>
  /** The one to serve from now on; gets another first where that is due. Nothing where there is none yet. */
  look(): Promise<Certificate | undefined>
  /** Why the last attempt to get one failed, until one succeeds. */
  trouble(): string | undefined
}

/** In milliseconds since 1970. */
export interface Life {
  readonly from: number
  readonly until: number
}

/** How long the first certificate of a chain is valid. */
export function lifeOf(chain: string): Life {
  const { validFrom, validTo } = new X509Certificate(chain)
  return { from: Date.parse(validFrom), until: Date.parse(validTo) }
}
