import type { Route } from '@matricula/contract/kernel'
import type { z } from 'zod'
import type { Actor } from '#platform/actor.ts'
import type { Capability } from '#platform/capability.ts'
import type { Door } from '#platform/http/bind.ts'

interface Sent<P, B> {
  readonly params?: P
  readonly body?: B
}

export type Speak = <P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(
  route: Route<P, Q, B, R>,
  sent: Sent<z.input<P>, z.input<B>>,
) => Promise<z.output<R>>

const noDoor: Door = { admit: () => undefined, dismiss: () => undefined }

/** Asks the application as somebody would from outside, so that the rules hold for what is made up too. */
export function speakAs(capabilities: Readonly<Record<string, Capability>>, actor: Actor): Speak {
  const endpoints = new Map(
    Object.values(capabilities).flatMap(({ routes }) =>
      routes.map((endpoint) => [endpoint.route.name, endpoint]),
    ),
  )
  return async (route, { params = {}, body = {} } = {}) => {
    const endpoint = endpoints.get(route.name)
    if (!endpoint) throw new Error(`${route.name} is not bound`)
    const outgoing = await endpoint.answer({ params, query: {}, body, actor, door: noDoor })
    if (outgoing.status >= 400) throw new Error(`${route.name}: ${JSON.stringify(outgoing.body)}`)
    return route.reply.parse(outgoing.body)
  }
}
