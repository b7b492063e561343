import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { systemClock } from '#platform/clock.ts'
import { createCertificateFiles } from './certificate-files.ts'
import { selfSigned } from './self-signed.ts'
import { serveCertificate } from './served-certificate.ts'

const folder = mkdtempSync(join(tmpdir(), 'matricula-certificate-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const chainFile = join(folder, 'chain.pem')
const keyFile = join(folder, 'key.pem')
const make = () => selfSigned('school.test', systemClock)

test('files that are renewed by something else are served without a restart, once they fit together', async () => {
  const [old, renewed] = await Promise.all([make(), make()])
  writeFileSync(chainFile, old.chain)
  writeFileSync(keyFile, old.key)
  const source = createCertificateFiles(chainFile, keyFile)
  const served = await serveCertificate({ source, clock: systemClock, host: 'school.test' })
  const shown: unknown[] = [served.options.cert]
  const server = { setSecureContext: ({ cert }: { cert?: unknown }) => void shown.push(cert) }
  await served.look(server)

  writeFileSync(chainFile, renewed.chain)
  await served.look(server)
  expect(served.state()).toMatchObject({ state: 'failing' })
  expect(source.trouble()).toBe(`The key in ${keyFile} is not that of the certificate in ${chainFile}`)
  writeFileSync(keyFile, renewed.key)
  await served.look(server)

  expect(served.state()).toMatchObject({ state: 'valid' })
  expect(shown).toEqual([old.chain, renewed.chain])
})
