import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  canonicalJson,
  downloadDocument,
  issueDocument,
  listSigningKeys,
  revokeDocument,
} from '@matricula/contract/documents'
import { register } from '@matricula/contract/enrolment'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createHttpServer } from '#platform/http/http-server.ts'
import { endpointsOf } from '#platform/http/speak.ts'
import { nobody, registrar } from '#testing/school.ts'
import { ada, openSchool, type SmallSchool } from '#testing/small-school.ts'
import { typed } from '#testing/typed.ts'

let world: SmallSchool
let folder: string
let code: string
let server: string
let close: () => Promise<void>

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'matricula-verify-'))
  world = await openSchool()
  const items = [{ wish: 'enrol' as const, sectionIds: [world.section.programmingA] }]
  await world.office.call(register, { params: { studentId: ada }, body: { termId: world.termId, items } })
  const { body: issued } = await world.office.call(issueDocument, {
    params: { studentId: ada },
    body: { kind: 'enrolment-certificate', termId: world.termId },
  })
  code = issued.code
  for (const format of ['pdf', 'json'] as const) {
    const { body } = await world.office.call(downloadDocument, {
      params: { studentId: ada, code: issued.code, format },
    })
    write(`issued.${format}`, body)
  }
  const { body: keys } = await world.as(nobody).call(listSigningKeys, {})
  write('keys.json', JSON.stringify(keys))
  write('other-keys.json', JSON.stringify({ ...keys, keys: [] }))
  const app = await createHttpServer({
    endpoints: endpointsOf(world.capabilities),
    authenticate: () => Promise.resolve(nobody),
    origin: 'http://school.test',
    report: () => undefined,
    reference: () => 'r',
    trustedHops: 0,
  })
  server = await app.listen({ port: 0, host: '127.0.0.1' })
  close = () => app.close()
})
afterAll(async () => {
  await close()
  await world.documents.close()
  rmSync(folder, { recursive: true, force: true })
})

const write = (name: string, content: string | Uint8Array): void => writeFileSync(join(folder, name), content)
const verify = (...words: string[]) => typed(['verify', ...words], { env: { INIT_CWD: folder } })

describe('without any network, by the public keys alone', () => {
  test.each(['issued.pdf', 'issued.json'])('%s is genuine, and what was issued is told', async (file) => {
    const { code: exit, out } = await verify(file, '--key', 'keys.json')

    expect(exit).toBe(0)
    expect(out).toContain('EC-2027-000001')
    expect(out).toContain('Ada Lovelace')
    expect(out).toContain('add --server to ask')
  })

  test.each([
    ['one byte of the PDF', 'byte.pdf', 'changed after it was issued'],
    ['the name in the JSON', 'name.json', 'changed after it was signed'],
    ['the name and its hash in the JSON', 'forged.json', 'signature does not belong'],
    ['what is no document at all', 'text.txt', 'neither a PDF nor a JSON document'],
    ['a PDF without its seal', 'bare.pdf', 'carries no seal'],
  ])('%s is refused with the reason', async (_, file, reason) => {
    await tampered()
    const { code: exit, out } = await verify(file, '--key', 'keys.json')

    expect([exit, out]).toEqual([1, expect.stringContaining(reason)])
  })

  test('the keys of another institution refuse it', async () => {
    const { code: exit, out } = await verify('issued.json', '--key', 'other-keys.json')
    expect([exit, out]).toEqual([1, expect.stringContaining('not one of the institution')])
  })
})

async function tampered(): Promise<void> {
  const params = { studentId: ada, code, format: 'pdf' as const }
  const { body } = await world.as(registrar).call(downloadDocument, { params })
  const pdf = Buffer.from(body)
  const other = Buffer.from(pdf)
  other[900] = (other[900] ?? 0) ^ 1
  write('byte.pdf', other)
  write('bare.pdf', pdf.subarray(0, pdf.lastIndexOf('\n%matricula-seal')))
  write('text.txt', 'Ada has passed everything.')
  const { body: text } = await world
    .as(registrar)
    .call(downloadDocument, { params: { ...params, format: 'json' } })
  write('name.json', String(text).replace('Ada Lovelace', 'Ida Lovelace'))
  const signed = JSON.parse(String(text))
  const document = { ...signed.document, number: 'EC-2027-000009' }
  const { createHash } = await import('node:crypto')
  write(
    'forged.json',
    JSON.stringify({
      ...signed,
      document,
      hash: createHash('sha256').update(canonicalJson(document)).digest('hex'),
    }),
  )
}

describe('what nothing can be told of ends with 2', () => {
  test.each([
    [['issued.pdf'], '--key'],
    [['nowhere.pdf'], 'no file'],
    [['8F2K-77QP-3M9D-XH40'], '--server'],
    [['issued.pdf', '--key', 'issued.json'], 'no public keys'],
    [['issued.pdf', '--server', 'nonsense'], 'no address'],
    [['issued.pdf', '--server', 'http://127.0.0.1:1'], 'gave no answer'],
  ])('%s', async (words, told) => {
    const { code: exit, errors } = await verify(...words)
    expect([exit, errors]).toEqual([2, expect.stringContaining(told)])
  })
})

describe('asking the institution', () => {
  test('a code, a PDF and a JSON file are genuine, until they are revoked', async () => {
    for (const given of [code, 'issued.pdf', 'issued.json'])
      expect((await verify(given, '--server', server)).code).toBe(0)
    expect((await verify('0000-0000-0000-0000', '--server', server)).code).toBe(1)

    await world.office.call(revokeDocument, {
      params: { studentId: ada, code },
      body: { reason: 'The name was wrong' },
    })

    for (const given of [code, 'issued.pdf', 'issued.json']) {
      const { code: exit, out } = await verify(given, '--server', server)
      expect([exit, out]).toEqual([1, expect.stringContaining('The name was wrong')])
    }
  })
})
