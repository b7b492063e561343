import { createServer as createSecureServer, type ServerOptions } from 'node:https'
import { Readable } from 'node:stream'
import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import { Problem } from '@matricula/contract/kernel'
import fastify, {
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  type FastifyServerFactory,
} from 'fastify'
import { stranger } from '#platform/actor.ts'
import type { Answered } from '#platform/metrics/measuring.ts'
import type { Authenticate } from '#platform/platform.ts'
import { type Endpoint, type Incoming, type Outgoing, problemOutgoing } from './bind.ts'
import { actorOf, demandOwn, doorOf, withRequest } from './door.ts'
import { problemOf } from './problem-of.ts'
import { securityHeaders, stayEncrypted } from './security-headers.ts'
import { serveWeb } from './serve-web.ts'

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
  /** Where the server encrypts by itself. */
  readonly tls?: ServerOptions
  /** Whether browsers take its certificate; so where something in front encrypts. */
  readonly isTrusted?: () => boolean
  /** Told of each request once it is answered. */
  readonly observe?: (answered: Answered) => void
}

/** Milliseconds. */
const limits = { requestTimeout: 60_000, keepAliveTimeout: 65_000 }

const encrypting =
  (tls: ServerOptions): FastifyServerFactory =>
  (handler) =>
    createSecureServer({ ...limits, ...tls }, handler)

/** The contract's routes over HTTP: sessions, refusals as problems, security headers, and the web application. */
export async function createHttpServer(needs: Needs): Promise<FastifyInstance> {
  const app = fastify({
    ...limits,
    ...(needs.tls && { serverFactory: encrypting(needs.tls) }),
    trustProxy: (_: string, hop: number) => hop < needs.trustedHops,
    bodyLimit: 1_048_576,
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
  insistOnEncryption(app, needs)
  readJsonAlone(app)
  if (needs.observe) observeAnswers(app, needs.observe)
  app.setErrorHandler((error, _, reply) => answerError(error, reply, needs))
  app.setNotFoundHandler((request, reply) =>
    send(reply, problemOutgoing(new Problem('route.missing', { path: request.url.split('?')[0] ?? '' }))),
  )
  const askedOwn = askedByOurs(needs)
  for (const endpoint of needs.endpoints) if (!endpoint.fromAnywhere) mount(app, endpoint, askedOwn)
  await app.register((open, _, done) => {
    readNoBody(open)
    for (const endpoint of needs.endpoints) if (endpoint.fromAnywhere) mount(open, endpoint, askedByAnybody)
    done()
  })
  if (needs.webFolder !== undefined) await serveWeb(app, needs.webFolder)
  return app
}

/** Who asks what at the door. */
type Ask = (request: FastifyRequest, hasBody: boolean) => Promise<Omit<Incoming, 'params' | 'door'>>

function mount(
  app: FastifyInstance,
  { route: { method, path: url }, ...endpoint }: Endpoint,
  ask: Ask,
): void {
  const hasBody = !['GET', 'DELETE'].includes(method)
  app.route({
    method,
    url,
    ...(endpoint.bodyLimit !== undefined && { bodyLimit: endpoint.bodyLimit }),
    handler: async (request, reply) => {
      const { params } = request
      const door = doorOf(request, reply)
      return send(reply, await endpoint.answer({ ...(await ask(request, hasBody)), params, door }))
    },
  })
}

/** Our own page, or a program with a token. */
const askedByOurs =
  ({ authenticate, origin }: Needs): Ask =>
  async (request, hasBody) => {
    const actor = await actorOf(request, authenticate)
    demandOwn(request, actor, origin)
    const { query, body } = request
    return { query, body: hasBody ? (body ?? {}) : {}, actor: withRequest(actor, request) }
  }

/** No session is looked at: whoever asks is nobody, and the path says all. */
const askedByAnybody: Ask = ({ ip }) =>
  Promise.resolve({ query: {}, body: {}, actor: { ...stranger, address: ip } })

/** Of what is sent nothing is read, whatever it is called. */
function readNoBody(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'string', bodyLimit: 4096 }, (_, __, done) => done(null, {}))
}

/** A certificate comes and goes while the server runs, so this header is decided for each answer. */
function insistOnEncryption(app: FastifyInstance, { origin, isTrusted = () => true }: Needs): void {
  if (!origin.startsWith('https:')) return
  app.addHook('onRequest', (_, reply, done) => {
    if (isTrusted()) void reply.header(...stayEncrypted)
    done()
  })
}

function observeAnswers(app: FastifyInstance, observe: (answered: Answered) => void): void {
  app.addHook('onResponse', (_, { statusCode, elapsedTime }, done) => {
    observe({ status: statusCode, milliseconds: elapsedTime })
    done()
  })
}

/** JSON and nothing else: what a form of another site can send is not even read. */
function readJsonAlone(app: FastifyInstance): void {
  app.removeContentTypeParser(['application/json', 'text/plain'])
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_, body, done) => {
    try {
      done(null, String(body) === '' ? {} : JSON.parse(String(body), forbidPrototype))
    } catch {
      done(new Problem('request.unreadable'))
    }
  })
}

/** Keys that reach into every object are refused, wherever they stand. */
function forbidPrototype(key: string, value: unknown): unknown {
  if (key === '__proto__' || key === 'constructor' || key === 'prototype')
    throw new SyntaxError('Forbidden key')
  return value
}

function answerError(error: unknown, reply: FastifyReply, { report, reference: next }: Needs): FastifyReply {
  const known = problemOf(error)
  if (known) return send(reply, problemOutgoing(known))
  const reference = next()
  report(error, reference)
  return send(reply, problemOutgoing(new Problem('server.failed', { reference })))
}

/** A file that is made while it is sent: as fast as it is read, and no faster. */
const streamOf = (body: unknown): unknown =>
  isMadeMeanwhile(body) ? Readable.from(body, { objectMode: false }) : body

const isMadeMeanwhile = (body: unknown): body is AsyncIterable<string | Uint8Array> =>
  typeof body === 'object' && body !== null && Symbol.asyncIterator in body

function send(reply: FastifyReply, { status, body, file, headers = {} }: Outgoing): FastifyReply {
  void reply.code(status).headers({ 'cache-control': 'no-store', ...headers })
  if (file) {
    void reply.header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`)
    return reply.type(file.type).send(streamOf(body))
  }
  if (body === undefined) return reply.send()
  const type = status >= 400 ? 'application/problem+json; charset=utf-8' : 'application/json; charset=utf-8'
  return reply.type(type).send(JSON.stringify(body))
}
