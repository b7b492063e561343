import type { Route } from '@matricula/contract/kernel'
import type { z } from 'zod'
import type { Actor } from '#platform/actor.ts'
import type { Door, Endpoint, Outgoing } from './bind.ts'

/** What is sent on a route; parts that the route does not have may be left out. */
export interface Sent<P, Q, B> {
  readonly params?: P
  readonly query?: Q
  readonly body?: B
}

/** A door that leads nowhere: for whoever speaks to the endpoints from inside. */
const closed: Door = { admit: () => undefined, dismiss: () => undefined }

/** Asks an endpoint of this process as an actor: policy, parsing, command and reply as over HTTP, without a port. */
export async function speak<
  P extends z.ZodType,
  Q extends z.ZodType,
  B extends z.ZodType,
  R extends z.ZodType,
>(
  endpoints: readonly Endpoint[],
  actor: Actor,
  route: Route<P, Q, B, R>,
  { params, query, body }: Sent<z.input<P>, z.input<Q>, z.input<B>> = {},
): Promise<Outgoing> {
  const endpoint = endpoints.find((one) => one.route.name === route.name)
  if (!endpoint) throw new TypeError(`${route.name} is not bound`)
  return await endpoint.answer({
    params: params ?? {},
    query: query ?? {},
    body: body ?? {},
    actor,
    door: closed,
  })
}
