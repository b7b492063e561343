import { type FieldFault, Problem, problems, type Route } from '@matricula/contract/kernel'
import type { z } from 'zod'
import type { Actor } from '#platform/actor.ts'
import { Repeated } from '#platform/store/store.ts'
import { demandRole } from './demand-role.ts'
import { faultsOf } from './faults.ts'

/** What a route may do at the door besides answering: begin and end the browser's session. */
export interface Door {
  /** Sets the session cookie for so many seconds. */
  admit(token: string, seconds: number): void
  dismiss(): void
}

export interface Incoming {
  readonly params: unknown
  readonly query: unknown
  readonly body: unknown
  readonly actor: Actor
  readonly door: Door
}

export interface Outgoing {
  readonly status: number
  readonly body: unknown
  /** Anything but JSON: the content type, and the name under which a browser saves it. */
  readonly file?: { readonly type: string; readonly name: string }
  readonly headers?: Readonly<Record<string, string>>
}

export interface Endpoint {
  readonly route: Route
  /** In bytes; one megabyte unless said otherwise. */
  readonly bodyLimit?: number
  /** What its path says is all that it needs: whoever holds the address may send it, from anywhere and in any form. */
  readonly fromAnywhere?: true
  answer(incoming: Incoming): Promise<Outgoing>
}

interface Request<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType> {
  readonly params: z.output<P>
  readonly query: z.output<Q>
  readonly body: z.output<B>
  readonly actor: Actor
  readonly door: Door
}

/** A reply that is a file: it is sent as it is, not parsed. */
export interface FileReply {
  readonly content: string | Uint8Array | AsyncIterable<string | Uint8Array>
  readonly type: string
  readonly name: string
}

/** Joins a contract route to the one function that answers it. The reply is parsed too: what it does not name stays here. */
export function bind<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(
  route: Route<P, Q, B, R>,
  respond: (request: Request<P, Q, B>) => Promise<z.input<R>>,
  options: Pick<Endpoint, 'bodyLimit' | 'fromAnywhere'> = {},
): Endpoint {
  return {
    route,
    ...options,
    answer: (incoming) =>
      refusing(async () => {
        const answer = await respond(parsed(route, incoming))
        return { status: route.status, body: route.reply.parse(answer) }
      }, route.status),
  }
}

/** Like `bind`, for a route whose answer is a file. */
export function bindFile<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(
  route: Route<P, Q, B, R>,
  respond: (request: Request<P, Q, B>) => Promise<FileReply>,
): Endpoint {
  return {
    route,
    answer: (incoming) =>
      refusing(async () => {
        const { content, type, name } = await respond(parsed(route, incoming))
        return { status: route.status, body: content, file: { type, name } }
      }, route.status),
  }
}

function parsed<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(
  route: Route<P, Q, B, R>,
  { params, query, body, actor, door }: Incoming,
): Request<P, Q, B> {
  demandRole(actor, route.action)
  const parts = {
    params: route.params.safeParse(params),
    query: route.query.safeParse(query),
    body: route.body.safeParse(body ?? {}),
  }
  const fields: FieldFault[] = Object.values(parts).flatMap((part) =>
    part.success ? [] : faultsOf(part.error),
  )
  if (!parts.params.success || !parts.query.success || !parts.body.success) {
    throw new Problem('request.invalid', { fields })
  }
  return { params: parts.params.data, query: parts.query.data, body: parts.body.data, actor, door }
}

async function refusing(work: () => Promise<Outgoing>, status: number): Promise<Outgoing> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Repeated) return { status, body: error.answer }
    if (error instanceof Problem) return problemOutgoing(error)
    throw error
  }
}

/** RFC 9457. A bug is not a problem: it goes on up, to be logged and hidden. */
export function problemOutgoing(problem: Problem): Outgoing {
  const { status, title, detail } = problems[problem.code]
  const seconds = problem.facts['retryAfter']
  return {
    status,
    body: { detail, ...problem.facts, type: `/problems/${problem.code}`, title, status, code: problem.code },
    ...(typeof seconds === 'number' && { headers: { 'retry-after': String(seconds) } }),
  }
}
