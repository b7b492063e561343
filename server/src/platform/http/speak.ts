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

/** Every endpoint of these capabilities. */
export const endpointsOf = (
  capabilities: Readonly<Record<string, { readonly routes: readonly Endpoint[] }>>,
): Endpoint[] => Object.values(capabilities).flatMap(({ routes }) => routes)

interface Said extends Sent<unknown, unknown, unknown> {
  readonly actor: Actor
  readonly door?: Door
}

/** Asks the endpoint of the route with this name: policy, parsing, command and reply as over HTTP, without a port. */
export async function ask(
  endpoints: readonly Endpoint[],
  name: string,
  { params = {}, query = {}, body = {}, actor, door = closed }: Said,
): Promise<Outgoing> {
  const endpoint = endpoints.find(({ route }) => route.name === name)
  if (!endpoint) throw new TypeError(`${name} is not bound`)
  return await endpoint.answer({ params, query, body, actor, door })
}

/** The same for a route whose parts are known by type. */
export const speak = <P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(
  endpoints: readonly Endpoint[],
  actor: Actor,
  route: Route<P, Q, B, R>,
  sent: Sent<z.input<P>, z.input<Q>, z.input<B>> = {},
): Promise<Outgoing> => ask(endpoints, route.name, { ...sent, actor })
