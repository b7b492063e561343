import { ownRequestHeader, route } from '@matricula/contract/kernel'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { stranger } from '#platform/actor.ts'
import { bind, bindFile } from './bind.ts'
import { createHttpServer } from './http-server.ts'

const faults: string[] = []
const ended: string[] = []
const Greeting = z.object({ to: z.string() })
const greet = route({
  name: 'greet',
  summary: 'Greets',
  action: 'catalogue.read',
  method: 'GET',
  path: '/api/greetings/:name',
  params: z.strictObject({ name: z.string().max(8, 'At most 8 characters') }),
  query: z.strictObject({ times: z.coerce.number().int().max(3).default(1) }),
  reply: Greeting,
})
const write = route({
  name: 'write',
  summary: 'Writes',
  action: 'session.end',
  method: 'POST',
  path: '/api/letters',
  body: z.strictObject({ to: z.string(), lines: z.array(z.string()).max(2) }),
  status: 201,
  reply: Greeting,
})
const fail = route({
  name: 'fail',
  summary: 'Fails',
  action: 'session.read',
  method: 'GET',
  path: '/api/failures',
  reply: Greeting,
})
const admit = route({
  name: 'admit',
  summary: 'Admits',
  action: 'session.begin',
  method: 'POST',
  path: '/api/admissions',
})
const appoint = route({
  name: 'appoint',
  summary: 'Appoints',
  action: 'account.grant',
  method: 'POST',
  path: '/api/appointments',
})

const end = route({
  name: 'end',
  summary: 'Ends',
  action: 'session.read',
  method: 'POST',
  path: '/ends/:what',
  params: z.strictObject({ what: z.string() }),
})

const download = route({
  name: 'download',
  summary: 'Downloads',
  action: 'catalogue.read',
  method: 'GET',
  path: '/api/downloads/:type',
  params: z.strictObject({ type: z.string() }),
  reply: z.any(),
})

async function* pieces(): AsyncGenerator<Uint8Array> {
  for (const piece of ['first ', 'second ', 'last']) yield await Promise.resolve(Buffer.from(piece))
}

const app = await createHttpServer({
  endpoints: [
    bind(
      end,
      ({ params, actor }) => {
        ended.push(`${params.what} by ${actor.kind}`)
        return Promise.resolve(undefined)
      },
      { fromAnywhere: true },
    ),
    bindFile(download, ({ params }) =>
      Promise.resolve({ content: pieces(), type: `application/${params.type}`, name: 'some file' }),
    ),
    bind(greet, ({ params }) => Promise.resolve({ to: params.name, secret: 'not in the reply' })),
    bind(write, ({ body }) => Promise.resolve({ to: body.to })),
    bind(fail, () => Promise.reject(new Error('a bug with private words'))),
    bind(admit, ({ door }) => Promise.resolve(door.admit('token-of-ada', 60) as undefined)),
    bind(appoint, () => Promise.resolve(undefined)),
  ],
  authenticate: ({ cookie, bearer }) =>
    Promise.resolve(
      cookie === 'token-of-ada' || bearer === 'token-of-a-program-1'
        ? { kind: bearer ? 'token' : 'person', id: 'ada', name: 'Ada', grants: [] }
        : stranger,
    ),
  origin: 'https://school.test',
  report: (error, reference) => void faults.push(`${reference} ${String(error)}`),
  reference: () => 'ref-1',
  trustedHops: 0,
})
beforeAll(() => app.ready().then(() => undefined))
afterAll(() => app.close())

const cookies = { matricula: 'token-of-ada' }
const own = { [ownRequestHeader]: '1' }

test.each(['zip', 'vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'json'])(
  'a file of type %s that is made while it is sent arrives whole',
  async (type) => {
    const reply = await app.inject({ url: `/api/downloads/${type}`, cookies })
    expect([reply.statusCode, reply.body]).toEqual([200, 'first second last'])
    expect(reply.headers['content-disposition']).toBe("attachment; filename*=UTF-8''some%20file")
  },
)

test('a reply carries only what its schema names', async () => {
  const reply = await app.inject({ url: '/api/greetings/ada', cookies })
  expect(reply.json()).toEqual({ to: 'ada' })
})

test.each([
  ['without a session', '/api/greetings/ada', {}, 401, 'actor.unknown'],
  ['with a name that is too long', '/api/greetings/adalovelace', cookies, 400, 'request.invalid'],
  ['with an unknown question', '/api/greetings/ada?loud=1', cookies, 400, 'request.invalid'],
  ['twice the same question', '/api/greetings/ada?times=1&times=2', cookies, 400, 'request.invalid'],
  ['at an address that does not exist', '/api/greeting', cookies, 404, 'route.missing'],
])('who asks %s gets a problem in plain words', async (_, url, jar, status, code) => {
  const reply = await app.inject({ url, cookies: jar })

  expect(reply.statusCode).toBe(status)
  expect(reply.headers['content-type']).toBe('application/problem+json; charset=utf-8')
  expect(reply.json()).toMatchObject({
    code,
    status,
    type: `/problems/${code}`,
    title: expect.any(String),
    detail: expect.any(String),
  })
})

test.each([
  [{ lines: [] }, [{ field: 'to', message: 'This is needed' }]],
  [{ to: 5, lines: [] }, [{ field: 'to', message: 'Enter text' }]],
  [{ to: 'ada', lines: 'none' }, [{ field: 'lines', message: 'Give a list' }]],
  [{ to: 'ada', lines: [1] }, [{ field: 'lines.0', message: 'Enter text' }]],
  [
    { to: 'ada', lines: [], role: 'administrator' },
    [{ field: 'role', message: 'Remove this field; it is not known here' }],
  ],
  [[], [{ field: 'request', message: 'Give an object with fields' }]],
])('of a body %j the fields are named that are wrong', async (payload, fields) => {
  const reply = await app.inject({ method: 'POST', url: '/api/letters', headers: own, cookies, payload })

  expect(reply.statusCode).toBe(400)
  expect(reply.json()).toMatchObject({ code: 'request.invalid', fields })
})

test.each([
  ['that is no JSON', '{"to": ', 'request.unreadable', 400],
  [
    'that reaches for the prototype',
    '{"to":"a","lines":[],"__proto__":{"role":"x"}}',
    'request.unreadable',
    400,
  ],
  ['of two megabytes', JSON.stringify({ to: 'x'.repeat(2_000_000), lines: [] }), 'request.too-large', 413],
])('a body %s is refused', async (_, payload, code, status) => {
  const headers = { ...own, 'content-type': 'application/json' }
  const reply = await app.inject({ method: 'POST', url: '/api/letters', headers, cookies, payload })

  expect([reply.statusCode, reply.json().code]).toEqual([status, code])
})

test.each([
  ['from another site', { ...own, origin: 'https://evil.test' }],
  ['from a page without an origin of its own', { ...own, origin: 'null' }],
  ['that a browser calls cross-site', { ...own, 'sec-fetch-site': 'cross-site' }],
  ['without the header that forms cannot send', {}],
])('a change %s is refused', async (_, headers) => {
  const payload = { to: 'ada', lines: [] }
  const reply = await app.inject({
    method: 'POST',
    url: '/api/letters',
    headers: { ...headers },
    cookies,
    payload,
  })

  expect([reply.statusCode, reply.json().code]).toEqual([403, 'request.foreign'])
})

test('what may be sent from anywhere is, in any form, by nobody in particular', async () => {
  for (const type of ['application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'text/plain']) {
    const headers = { 'content-type': type, 'sec-fetch-site': 'cross-site', origin: 'https://mail.test' }
    const jar = { matricula: 'token-of-ada' }
    const payload = 'List-Unsubscribe=One-Click'
    const reply = await app.inject({ method: 'POST', url: '/ends/letters', headers, cookies: jar, payload })
    expect([type, reply.statusCode, reply.body]).toEqual([type, 204, ''])
  }
  expect(ended).toEqual(['letters by stranger', 'letters by stranger', 'letters by stranger'])
  const large = { method: 'POST', url: '/ends/letters', payload: 'x'.repeat(5000) } as const
  expect((await app.inject({ ...large, headers: { 'content-type': 'text/plain' } })).statusCode).toBe(413)
})

test('a program with a token needs no header of a browser', async () => {
  const headers = { authorization: 'Bearer token-of-a-program-1' }
  const reply = await app.inject({
    method: 'POST',
    url: '/api/letters',
    headers,
    payload: { to: 'ada', lines: [] },
  })
  expect(reply.statusCode).toBe(201)
})

test('whoever lacks the role is refused before the body is read', async () => {
  const reply = await app.inject({
    method: 'POST',
    url: '/api/appointments',
    headers: own,
    cookies,
    payload: { wrong: true },
  })
  expect([reply.statusCode, reply.json().code]).toEqual([403, 'actor.forbidden'])
})

test('a bug is hidden from the caller and written down under the reference that the caller is told', async () => {
  const reply = await app.inject({ url: '/api/failures', cookies })

  expect(reply.json()).toMatchObject({ code: 'server.failed', reference: 'ref-1' })
  expect(reply.body).not.toContain('private')
  expect(faults.at(-1)).toBe('ref-1 Error: a bug with private words')
})

test('the session cookie cannot be read by scripts nor sent by other sites', async () => {
  const reply = await app.inject({ method: 'POST', url: '/api/admissions', headers: own })
  expect(reply.headers['set-cookie']).toBe(
    'matricula=token-of-ada; Max-Age=60; Path=/; HttpOnly; SameSite=Lax',
  )
})

test.each(['/api/greetings/ada', '/api/nowhere', '/api/failures'])(
  '%s answers with every protective header',
  async (url) => {
    const { headers } = await app.inject({ url, cookies })

    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'strict-transport-security': 'max-age=31536000; includeSubDomains',
    })
    expect(headers['content-security-policy']).toContain("default-src 'none'")
    expect(headers['content-security-policy']).not.toContain("script-src 'self' 'unsafe")
  },
)

test('an idempotency key that is no key is refused', async () => {
  const headers = { ...own, 'idempotency-key': 'no' }
  const reply = await app.inject({
    method: 'POST',
    url: '/api/letters',
    headers,
    cookies,
    payload: { to: 'a', lines: [] },
  })
  expect(reply.json()).toMatchObject({ fields: [{ field: 'idempotency-key' }] })
})
