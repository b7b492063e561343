import { z } from 'zod'
import type { Action } from './policy.ts'
import type { ProblemCode } from './problem.ts'

export interface Route<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Reply extends z.ZodType = z.ZodType,
> {
  /** Unique; it names the operation in OpenAPI and the cached reply in the browser. */
  readonly name: string
  readonly summary: string
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly path: `/${string}`
  /** The row of the policy table that says who may. */
  readonly action: Action
  readonly params: Params
  readonly query: Query
  readonly body: Body
  readonly status: 200 | 201 | 202 | 204
  readonly reply: Reply
  readonly problems: readonly ProblemCode[]
}

/** Nothing is sent. */
export const Nothing = z.strictObject({})
/** Nothing is answered (204). */
export const NoReply = z.undefined()

type Slot<P, Fallback> = P extends z.ZodType ? P : Fallback
type Described = Omit<Route, 'params' | 'query' | 'body' | 'status' | 'reply' | 'problems'> & {
  readonly params?: z.ZodType
  readonly query?: z.ZodType
  readonly body?: z.ZodType
  readonly status?: Route['status']
  readonly reply?: z.ZodType
  readonly problems?: readonly ProblemCode[]
}

/** Says what a caller sends and gets; the server binds it, the web calls it, the documentation lists it. */
export function route<const D extends Described>(
  described: D,
): Route<
  Slot<D['params'], typeof Nothing>,
  Slot<D['query'], typeof Nothing>,
  Slot<D['body'], typeof Nothing>,
  Slot<D['reply'], typeof NoReply>
>
export function route(described: Described): Route {
  const status = described.reply === undefined ? 204 : 200
  return {
    params: Nothing,
    query: Nothing,
    body: Nothing,
    reply: NoReply,
    problems: [],
    status,
    ...described,
  }
}

/** Browsers send this header with every change; another site's form cannot. */
export const ownRequestHeader = 'x-matricula-request'
/** The same key sent twice is answered twice but done once. */
export const idempotencyHeader = 'idempotency-key'
