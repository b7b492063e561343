import { createPrivateKey } from 'node:crypto'
import { isIP } from 'node:net'
import type { Clock } from '#platform/clock.ts'
import type { Certificate } from './certificate.ts'
import { readX509 } from './libraries.ts'

const day = 86_400_000
const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }

/** A certificate that nobody vouches for, valid for a week; for the minute until there is a real one. */
export async function selfSigned(host: string, clock: Clock): Promise<Certificate> {
  const { SubjectAlternativeNameExtension, X509CertificateGenerator } = readX509()
  const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  const certificate = await X509CertificateGenerator.createSelfSigned({
    name: 'CN=Matricula until there is a certificate',
    keys,
    signingAlgorithm: algorithm,
    notBefore: new Date(clock.millis() - day),
    notAfter: new Date(clock.millis() + 7 * day),
    extensions: [
      new SubjectAlternativeNameExtension([{ type: isIP(host) === 0 ? 'dns' : 'ip', value: host }]),
    ],
  })
  const bytes = Buffer.from(await crypto.subtle.exportKey('pkcs8', keys.privateKey))
  const key = createPrivateKey({ key: bytes, type: 'pkcs8', format: 'der' })
  return { chain: certificate.toString('pem'), key: key.export({ type: 'pkcs8', format: 'pem' }).toString() }
}
