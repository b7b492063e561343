import { createPrivateKey, X509Certificate } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { Certificate, CertificateSource } from './certificate.ts'

/** Something else renews these files; what is new in them is served within a minute. */
export function createCertificateFiles(chainFile: string, keyFile: string): CertificateSource {
  let trouble: string | undefined

  async function read(): Promise<Certificate> {
    const [chain, key] = await Promise.all([readFile(chainFile, 'utf8'), readFile(keyFile, 'utf8')])
    if (!new X509Certificate(chain).checkPrivateKey(createPrivateKey(key)))
      throw new Error(`The key in ${keyFile} is not that of the certificate in ${chainFile}`)
    return { chain, key }
  }

  return {
    find: read,
    async look() {
      try {
        const certificate = await read()
        trouble = undefined
        return certificate
      } catch (error) {
        // Between the writing of two files they do not fit together; what was read before is served on.
        trouble = error instanceof Error ? error.message : String(error)
        return undefined
      }
    },
    trouble: () => trouble,
  }
}
