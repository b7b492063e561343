import { idempotencyHeader, ownRequestHeader, route } from '@matricula/contract/kernel'
import { afterEach, expect, test } from 'vitest'
import { z } from 'zod'
import { addressOf, call } from './call.ts'
import { sessionGate } from './session-gate.ts'
import { ToldProblem } from './told-problem.ts'
import { Unreachable } from './unreachable.ts'

const readRoom = route({
  name: 'readRoom',
  summary: 'One room',
  action: 'catalogue.read',
  method: 'GET',
  path: '/api/rooms/:roomId',
  params: z.strictObject({ roomId: z.string() }),
  query: z.strictObject({ day: z.string().optional() }),
  reply: z.object({ name: z.string() }),
})
const renameRoom = route({
  name: 'renameRoom',
  summary: 'Rename a room',
  action: 'catalogue.write',
  method: 'PATCH',
  path: '/api/rooms/:roomId',
  params: z.strictObject({ roomId: z.string() }),
  body: z.strictObject({ name: z.string() }),
})

const realFetch = globalThis.fetch
const sent: { readonly address: string; readonly init: RequestInit | undefined }[] = []
const json = (status: number, body: unknown) => new Response(JSON.stringify(body), { status })
const refusal = (status: number, code: string, more = {}) =>
  json(status, { type: 'about:blank', title: code, status, detail: 'What to do', code, ...more })

/** A server that gives these answers, one after the other. */
function answerWith(...answers: (Response | Error)[]): void {
  sent.length = 0
  globalThis.fetch = async (address, init) => {
    sent.push({ address: typeof address === 'string' ? address : '', init })
    const answer = answers.shift() ?? new Error('No more answers')
    if (answer instanceof Error) throw answer
    return answer
  }
}

afterEach(() => {
  globalThis.fetch = realFetch
  sessionGate.answerWith(undefined)
})

test('slots are filled and escaped, and what is undefined is not asked for', () => {
  expect(addressOf(readRoom, { roomId: 'B 12/a' }, { day: undefined })).toBe('/api/rooms/B%2012%2Fa')
  expect(addressOf(readRoom, { roomId: 'B12' }, { day: '2027-01-11' })).toBe('/api/rooms/B12?day=2027-01-11')
  expect(() => addressOf(readRoom, {}, {})).toThrow('needs a value for :roomId')
})

test('the reply is cut down to what the contract names', async () => {
  answerWith(json(200, { name: 'B12', secret: 'x' }))
  expect(await call(readRoom, { params: { roomId: 'B12' } })).toEqual({ name: 'B12' })
})

test('a change says that it comes from this application, under a key of its own', async () => {
  answerWith(new Response(null, { status: 204 }), new Response(null, { status: 204 }))
  await call(renameRoom, { params: { roomId: 'B12' }, body: { name: 'Hall' } })
  await call(renameRoom, { params: { roomId: 'B12' }, body: { name: 'Hall' } })
  const headers = sent.map(({ init }) => new Headers(init?.headers))
  expect(headers.every((each) => each.get(ownRequestHeader) === '1')).toBe(true)
  expect(new Set(headers.map((each) => each.get(idempotencyHeader))).size).toBe(2)
  expect(sent[0]?.init?.body).toBe('{"name":"Hall"}')
})

test('a refusal is thrown as the problem it is, with its facts', async () => {
  answerWith(refusal(409, 'item.stale', { reference: 'r-1' }))
  const error: unknown = await call(readRoom, { params: { roomId: 'B12' } }).catch(
    (thrown: unknown) => thrown,
  )
  expect(error).toBeInstanceOf(ToldProblem)
  expect(error).toMatchObject({ code: 'item.stale', facts: { reference: 'r-1', detail: 'What to do' } })
})

test('an answer that is not ours is a failure of the server, and no answer is no answer', async () => {
  answerWith(new Response('<h1>Bad gateway</h1>', { status: 502 }), new TypeError('Failed to fetch'))
  await expect(call(readRoom, { params: { roomId: 'B12' } })).rejects.toMatchObject({ code: 'server.failed' })
  await expect(call(readRoom, { params: { roomId: 'B12' } })).rejects.toBeInstanceOf(Unreachable)
})

test('when the session has ended, one question is asked, and what waited goes out again under its old key', async () => {
  const asked: string[] = []
  sessionGate.answerWith(async () => {
    asked.push('sign in again')
    return true
  })
  answerWith(
    refusal(401, 'actor.unknown'),
    refusal(401, 'actor.unknown'),
    new Response(null, { status: 204 }),
    json(200, { name: 'Hall' }),
  )
  const [, reply] = await Promise.all([
    call(renameRoom, { params: { roomId: 'B12' }, body: { name: 'Hall' } }),
    call(readRoom, { params: { roomId: 'B12' } }),
  ])
  expect(asked).toEqual(['sign in again'])
  expect(reply).toEqual({ name: 'Hall' })
  const keys = sent
    .filter(({ init }) => init?.method === 'PATCH')
    .map(({ init }) => new Headers(init?.headers).get(idempotencyHeader))
  expect(keys).toHaveLength(2)
  expect(keys[0]).toBe(keys[1])
})

test('whoever declines to sign in again is told why the change did not happen', async () => {
  sessionGate.answerWith(async () => false)
  answerWith(refusal(401, 'actor.unknown'))
  await expect(call(readRoom, { params: { roomId: 'B12' } })).rejects.toMatchObject({ code: 'actor.unknown' })
})

test('whoever is signing out asks nothing more, until it is clear that they stay', async () => {
  answerWith(new Response('{"name":"B12"}', { headers: { 'content-type': 'application/json' } }))
  sessionGate.leave(true)
  void call(readRoom, { params: { roomId: 'B12' } })
  await Promise.resolve()
  expect(sent).toHaveLength(0)
  sessionGate.leave(false)
  void call(readRoom, { params: { roomId: 'B12' } }).catch(() => undefined)
  expect(sent).toHaveLength(1)
})
