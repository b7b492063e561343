import { createHash } from 'node:crypto'
import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import { idempotencyHeader, ownRequestHeader, Problem } from '@matricula/contract/kernel'
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { type Actor, stranger } from '#platform/actor.ts'
import type { Authenticate } from '#platform/platform.ts'
import { type Door, type Endpoint, type Outgoing, problemOutgoing } from './bind.ts'
import { serveWeb } from './serve-web.ts'
import { sessionCookie } from './session-cookie.ts'

interface Needs {
  readonly endpoints: readonly Endpoint[]
  readonly authenticate: Authenticate
  /** The address people use; other origins may not change anything. */
  readonly origin: string
  /** Where the built web application lies; without it only the interface is served. */
  readonly webFolder?: string
  /** A bug was hidden from a caller: write it down under this reference. */
  readonly report: (error: unknown, reference: string) => void
  readonly reference: () => string
  /** How many hops in front may be believed about the caller's address. */
  readonly trustedHops: number
}

/** The contract's routes over HTTP: sessions, refusals as problems, security headers, and the web application. */
export async function createHttpServer(needs: Needs): Promise<FastifyInstance> {
  const app = fastify({
    trustProxy: (_: string, hop: number) => hop < needs.trustedHops,
    bodyLimit: 1_048_576,
    requestTimeout: 60_000,
    keepAliveTimeout: 65_000,
    forceCloseConnections: true,
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 128 },
    logger: false,
  })
  await app.register(cookie)
  await app.register(compress, {
    threshold: 2048,
    encodings: ['br', 'gzip'],
    brotliOptions: { params: { 1: 4 } },
  })
  await app.register(helmet, securityHeaders(needs.origin))
  const json = { parseAs: 'string' } as const
  app.removeContentTypeParser(['application/json', 'text/plain'])
  app.addContentTypeParser('application/json', json, (_, body, done) => {
    try {
      done(null, String(body) === '' ? {} : JSON.parse(String(body), forbidPrototype))
    } catch {
      done(new Problem('request.unreadable'))
    }
  })
  app.setErrorHandler((error, _, reply) => answerError(error, reply))
  app.setNotFoundHandler((request, reply) => missing(request, reply))
  for (const endpoint of needs.endpoints) mount(endpoint)
  if (needs.webFolder !== undefined) await serveWeb(app, needs.webFolder)
  return app

  function mount(endpoint: Endpoint): void {
    app.route({
      method: endpoint.route.method,
      url: endpoint.route.path,
      ...(endpoint.bodyLimit !== undefined && { bodyLimit: endpoint.bodyLimit }),
      handler: async (request, reply) => {
        const actor = await actorOf(request)
        demandOwn(request, actor)
        const outgoing = await endpoint.answer({
          params: request.params,
          query: request.query,
          body: request.method === 'GET' || request.method === 'DELETE' ? {} : (request.body ?? {}),
          actor: withRequest(actor, request),
          door: doorOf(request, reply),
        })
        return send(reply, outgoing)
      },
    })
  }

  async function actorOf(request: FastifyRequest): Promise<Actor> {
    const bearer = /^Bearer ([\w-]{20,200})$/.exec(request.headers.authorization ?? '')?.[1]
    const address = request.ip
    const agent = (request.headers['user-agent'] ?? '').slice(0, 200)
    const token = request.cookies[sessionCookie(isSecure(request)).name]
    if (token === undefined && bearer === undefined) return { ...stranger, address, agent }
    const actor = await needs.authenticate({ cookie: token, bearer, address, agent })
    return { ...actor, address, agent }
  }

  /** A change must come from our own page or from a program with a token: never from another site's form. */
  function demandOwn(request: FastifyRequest, actor: Actor): void {
    if (request.method === 'GET' || actor.kind === 'token') return
    const origin = request.headers.origin
    const site = request.headers['sec-fetch-site']
    const foreign =
      (origin !== undefined &&
        origin !== needs.origin &&
        origin !== `${request.protocol}://${request.host}`) ||
      (site !== undefined && site !== 'same-origin' && site !== 'none')
    if (foreign || request.headers[ownRequestHeader] === undefined) throw new Problem('request.foreign')
  }

  function answerError(error: unknown, reply: FastifyReply): FastifyReply {
    const known = problemOf(error)
    if (known) return send(reply, problemOutgoing(known))
    const reference = needs.reference()
    needs.report(error, reference)
    return send(reply, problemOutgoing(new Problem('server.failed', { reference })))
  }
}

/** Keys that reach into every object are refused, wherever they stand. */
function forbidPrototype(key: string, value: unknown): unknown {
  if (key === '__proto__' || key === 'constructor' || key === 'prototype')
    throw new SyntaxError('Forbidden key')
  return value
}

function problemOf(error: unknown): Problem | undefined {
  if (error instanceof Problem) return error
  const { code, name } = Object(error) as { code?: string; name?: string }
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return new Problem('request.too-large')
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return new Problem('request.unreadable')
  if (name === 'StorageProblem' || name === 'StoreReadOnlyException')
    return new Problem('store.read-only', {}, { cause: error })
  return undefined
}

function withRequest(actor: Actor, request: FastifyRequest): Actor {
  const key = request.headers[idempotencyHeader]
  if (typeof key !== 'string' || request.method === 'GET') return actor
  if (!/^[\w-]{8,100}$/.test(key)) {
    throw new Problem('request.invalid', {
      fields: [{ field: idempotencyHeader, message: 'Use 8 to 100 letters, digits, hyphens or underscores' }],
    })
  }
  const asked = JSON.stringify([request.method, request.url, request.body ?? null])
  return { ...actor, request: { key, digest: createHash('sha256').update(asked).digest('base64url') } }
}

const isSecure = (request: FastifyRequest): boolean => request.protocol === 'https'

function doorOf(request: FastifyRequest, reply: FastifyReply): Door {
  const { name, options } = sessionCookie(isSecure(request))
  return {
    admit: (token, seconds) => void reply.setCookie(name, token, { ...options, maxAge: seconds }),
    dismiss: () => {
      void reply.clearCookie(name, options)
      void reply.header('clear-site-data', '"cache", "storage"')
    },
  }
}

function missing(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return send(reply, problemOutgoing(new Problem('route.missing', { path: request.url.split('?')[0] ?? '' })))
}

function send(reply: FastifyReply, { status, body, file, headers = {} }: Outgoing): FastifyReply {
  void reply.code(status).headers({ 'cache-control': 'no-store', ...headers })
  if (file) {
    void reply.header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`)
    return reply.type(file.type).send(body)
  }
  if (body === undefined) return reply.send()
  const type = status >= 400 ? 'application/problem+json; charset=utf-8' : 'application/json; charset=utf-8'
  return reply.type(type).send(JSON.stringify(body))
}

const securityHeaders = (origin: string) => ({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'", "'unsafe-inline'"],
      fontSrc: ["'self'"],
      imgSrc: ["'self'", 'data:'],
      connectSrc: ["'self'", origin.replace(/^http/, 'ws')],
      manifestSrc: ["'self'"],
      workerSrc: ["'self'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
      objectSrc: ["'none'"],
    },
  },
  crossOriginOpenerPolicy: { policy: 'same-origin' as const },
  crossOriginResourcePolicy: { policy: 'same-origin' as const },
  referrerPolicy: { policy: 'same-origin' as const },
  strictTransportSecurity: origin.startsWith('https:')
    ? { maxAge: 31_536_000, includeSubDomains: true }
    : false,
  xFrameOptions: { action: 'deny' as const },
})
