import type { Route } from '@matricula/contract/kernel'
import type { z } from 'zod'
import type { Actor } from '#platform/actor.ts'
import type { Capability } from '#platform/capability.ts'
import { endpointsOf, type Sent, speak } from '#platform/http/speak.ts'

export type Speak = <P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(
  route: Route<P, Q, B, R>,
  sent: Sent<z.input<P>, z.input<Q>, z.input<B>>,
) => Promise<z.output<R>>

/** Asks the application as somebody would from outside, so that the rules hold for what is made up too. */
export function speakAs(capabilities: Readonly<Record<string, Capability>>, actor: Actor): Speak {
  const endpoints = endpointsOf(capabilities)
  return async (route, sent) => {
    const outgoing = await speak(endpoints, actor, route, sent)
    if (outgoing.status >= 400) throw new Error(`${route.name}: ${JSON.stringify(outgoing.body)}`)
    return route.reply.parse(outgoing.body)
  }
}
