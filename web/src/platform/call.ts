import { idempotencyHeader, Nothing, ownRequestHeader, type Route } from '@matricula/contract/kernel'
import type { z } from 'zod'
import { rememberCause } from './causes.ts'
import { newKey } from './ids.ts'
import { sessionGate } from './session-gate.ts'
import { toldBy } from './told-problem.ts'
import { Unreachable } from './unreachable.ts'

type Part<Name extends string, Schema extends z.ZodType> =
  Record<string, never> extends z.input<Schema>
    ? { readonly [Key in Name]?: z.input<Schema> }
    : { readonly [Key in Name]: z.input<Schema> }

/** What a route wants to be given; parts it does not have may be left out. */
export type Input<R extends Route> = Part<'params', R['params']> &
  Part<'query', R['query']> &
  Part<'body', R['body']>
export type Reply<R extends Route> = z.output<R['reply']>

/** An input whose parts are not known yet by type. */
export interface Sent {
  readonly params?: unknown
  readonly query?: unknown
  readonly body?: unknown
}

export interface CallOptions {
  readonly signal?: AbortSignal | undefined
  /** The same key twice is done once; repeat a change that may have been lost under its first key. */
  readonly idempotencyKey?: string | undefined
}

/** Speaks one route of the contract. Throws `Problem` for a refusal and `Unreachable` when no server answered. */
export const call = <R extends Route>(
  route: R,
  input: Input<R>,
  options: CallOptions = {},
): Promise<Reply<R>> => send(route, input, options)

/** The same for inputs put together by code that does not know the route. */
export async function send<R extends Route>(
  route: R,
  sent: Sent,
  options: CallOptions = {},
): Promise<Reply<R>> {
  const request = requestFor(route, sent, options)
  const answer = await sendWithin(request, route)
  const reply: unknown = answer.status === 204 ? undefined : await answer.json()
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the schema of this very route has just parsed it
  return route.reply.parse(reply) as Reply<R>
}

function requestFor(route: Route, sent: Sent, options: CallOptions): () => Promise<Response> {
  const headers: Record<string, string> = { accept: 'application/json' }
  const init: RequestInit = { method: route.method, headers, credentials: 'same-origin' }
  if (options.signal !== undefined) init.signal = options.signal
  if (route.method !== 'GET') {
    const key = options.idempotencyKey ?? newKey()
    rememberCause(key)
    headers[ownRequestHeader] = '1'
    headers[idempotencyHeader] = key
  }
  if (route.body !== Nothing) {
    headers['content-type'] = 'application/json'
    init.body = JSON.stringify(sent.body ?? {})
  }
  return () => fetch(addressOf(route, sent.params, sent.query), init)
}

/** What a page still asks while it is being left is not sent: nobody waits for the answer. */
const never = new Promise<never>(() => undefined)

/** A session that ended meanwhile is begun again over the page, and the request goes out once more. */
async function sendWithin(request: () => Promise<Response>, route: Route): Promise<Response> {
  if (sessionGate.isLeaving() && route.action !== 'session.end') await never
  const answer = await reached(request)
  if (answer.ok) return answer
  const problem = await toldBy(answer)
  if (problem.code !== 'actor.unknown' || route.action === 'session.read') throw problem
  if (!(await sessionGate.askAgain())) throw problem
  const second = await reached(request)
  if (!second.ok) throw await toldBy(second)
  return second
}

async function reached(request: () => Promise<Response>): Promise<Response> {
  try {
    return await request()
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause
    throw new Unreachable({ cause })
  }
}

/** Fills the slots of the path and writes the query, leaving out what is undefined. */
export function addressOf(route: Pick<Route, 'path'>, params: unknown, query: unknown): string {
  const slots = entriesOf(params)
  const path = route.path.replace(/:(\w+)/g, (slot, name: string) => {
    const value = slots.get(name)
    if (value === undefined) throw new Error(`The address ${route.path} needs a value for ${slot}`)
    return encodeURIComponent(value)
  })
  const search = new URLSearchParams([...entriesOf(query)]).toString()
  return search === '' ? path : `${path}?${search}`
}

const entriesOf = (values: unknown): Map<string, string> =>
  new Map(
    Object.entries(values ?? {})
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, String(value)]),
  )
