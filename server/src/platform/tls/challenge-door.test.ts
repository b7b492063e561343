import { request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createChallengeDoor } from './challenge-door.ts'

const token = 'a-token-of-an-authority'
const faults: unknown[] = []
const door = createChallengeDoor({
  origin: 'https://school.test',
  answerTo: async (asked) => {
    if (asked === 'broken') throw new Error('the store is away')
    return asked === token ? `${token}.thumbprint` : undefined
  },
  report: (error) => faults.push(error),
})
beforeAll(() => new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve)))
afterAll(() => new Promise((closed) => door.close(closed)))

function ask(path: string, method = 'GET', headers = {}) {
  const { port } = door.address() as AddressInfo
  return new Promise<{ status: number | undefined; to: string | undefined; body: string }>(
    (resolve, reject) => {
      const asked = request({ host: '127.0.0.1', port, path, method, headers }, (reply) => {
        let body = ''
        reply.on('data', (piece) => (body += String(piece)))
        reply.on('end', () => resolve({ status: reply.statusCode, to: reply.headers.location, body }))
      })
      asked.once('error', reject)
      asked.end()
    },
  )
}

test('an authority that asks with a token gets its answer', async () => {
  const answer = { status: 200, to: undefined, body: `${token}.thumbprint` }
  expect(await ask(`/.well-known/acme-challenge/${token}`)).toEqual(answer)
})

test.each([
  ['a page', '/sections?term=1', 'https://school.test/sections?term=1'],
  ['two slashes', '//elsewhere.test/', 'https://school.test//elsewhere.test/'],
  ['an address of another host', 'http://elsewhere.test/', 'https://school.test/'],
  ['another well-known place', '/.well-known/security.txt', 'https://school.test/.well-known/security.txt'],
])(
  'who asks for %s is led to the address that is configured, whatever host was named',
  async (_, path, to) => {
    expect(await ask(path, 'GET', { host: 'elsewhere.test' })).toEqual({ status: 308, to, body: '' })
  },
)

test.each([
  ['a token that was never given', `/.well-known/acme-challenge/${token}-not`, 'GET', 404],
  ['a path behind a token', `/.well-known/acme-challenge/${token}/more`, 'GET', 404],
  ['the place itself', '/.well-known/acme-challenge/', 'GET', 404],
  ['a change', '/api/session', 'POST', 405],
  ['everything', '*', 'OPTIONS', 405],
])('%s is answered with nothing', async (_, path, method, status) => {
  expect(await ask(path, method)).toEqual({ status, to: undefined, body: '' })
})

test('what fails inside is told inside', async () => {
  expect(await ask('/.well-known/acme-challenge/broken')).toEqual({ status: 500, to: undefined, body: '' })
  expect(faults.map(String)).toEqual(['Error: the store is away'])
})
