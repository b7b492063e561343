import { createHash } from 'node:crypto'
import { idempotencyHeader, ownRequestHeader, Problem } from '@matricula/contract/kernel'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Actor, stranger } from '#platform/actor.ts'
import type { Authenticate } from '#platform/platform.ts'
import type { Door } from './bind.ts'
import { sessionCookie } from './session-cookie.ts'

/** Who is at the door: a session's person, a program with a token, or a stranger. */
export async function actorOf(request: FastifyRequest, authenticate: Authenticate): Promise<Actor> {
  const bearer = /^Bearer ([\w-]{20,200})$/.exec(request.headers.authorization ?? '')?.[1]
  const address = request.ip
  const agent = (request.headers['user-agent'] ?? '').slice(0, 200)
  const cookie = request.cookies[sessionCookie(isSecure(request)).name]
  if (cookie === undefined && bearer === undefined) return { ...stranger, address, agent }
  const actor = await authenticate({ cookie, bearer, address, agent })
  return { ...actor, address, agent }
}

/** A change must come from our own page or from a program with a token: never from another site's form. */
export function demandOwn(request: FastifyRequest, actor: Actor, origin: string): void {
  if (request.method === 'GET' || actor.kind === 'token') return
  const from = request.headers.origin
  const site = request.headers['sec-fetch-site']
  const ours = [undefined, origin, `${request.protocol}://${request.host}`].includes(from)
  const sameSite = site === undefined || site === 'same-origin' || site === 'none'
  if (!ours || !sameSite || request.headers[ownRequestHeader] === undefined)
    throw new Problem('request.foreign')
}

/** The caller's own key for a change, with a digest of what was asked under it. */
export function withRequest(actor: Actor, request: FastifyRequest): Actor {
  const key = request.headers[idempotencyHeader]
  if (typeof key !== 'string' || request.method === 'GET') return actor
  if (!/^[\w-]{8,100}$/.test(key)) {
    const message = 'Use 8 to 100 letters, digits, hyphens or underscores'
    throw new Problem('request.invalid', { fields: [{ field: idempotencyHeader, message }] })
  }
  const asked = JSON.stringify([request.method, request.url, request.body ?? null])
  return { ...actor, request: { key, digest: createHash('sha256').update(asked).digest('base64url') } }
}

/** How an answer begins or ends the browser's session. */
export function doorOf(request: FastifyRequest, reply: FastifyReply): Door {
  const { name, options } = sessionCookie(isSecure(request))
  return {
    admit: (token, seconds) => void reply.setCookie(name, token, { ...options, maxAge: seconds }),
    dismiss: () => {
      void reply.clearCookie(name, options)
      void reply.header('clear-site-data', '"cache", "storage"')
    },
  }
}

const isSecure = (request: FastifyRequest): boolean => request.protocol === 'https'
