import { Agent, request as httpRequest } from 'node:http'
import { request as httpsRequest, Agent as SecureAgent } from 'node:https'
import { idempotencyHeader, ownRequestHeader, type Route } from '@matricula/contract/kernel'
import type { z } from 'zod'
import { CommandProblem } from '#server/command-line/outcome.ts'

interface Sent<P, Q, B> {
  readonly params?: P
  readonly query?: Q
  readonly body?: B
  readonly key?: string
}

/** Calls a contract's route over HTTP and parses the reply by its schema; anything but success is a problem in words. */
export interface Caller {
  call<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(
    route: Route<P, Q, B, R>,
    sent?: Sent<z.input<P>, z.input<Q>, z.input<B>>,
  ): Promise<z.output<R>>
  close(): void
}

interface Heard {
  readonly status: number
  readonly text: string
}

/** Keeps its connections, so that what is measured is the server. */
export function createCaller(origin: string, token: string, atOnce: number): Caller {
  const url = new URL(origin)
  const secure = url.protocol === 'https:'
  const agent = secure
    ? new SecureAgent({ keepAlive: true, maxSockets: atOnce })
    : new Agent({ keepAlive: true, maxSockets: atOnce })
  const send = secure ? httpsRequest : httpRequest

  function heard(method: string, path: string, body: string | undefined, key?: string): Promise<Heard> {
    const headers = {
      authorization: `Bearer ${token}`,
      [ownRequestHeader]: '1',
      ...(key && { [idempotencyHeader]: key }),
      ...(body && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }),
    }
    return new Promise((resolve, reject) => {
      const outgoing = send(new URL(path, url), { method, agent, headers }, (incoming) => {
        let text = ''
        incoming.setEncoding('utf8')
        incoming.on('data', (piece: string) => {
          text += piece
        })
        incoming.on('end', () => resolve({ status: incoming.statusCode ?? 0, text }))
        incoming.on('error', reject)
      })
      outgoing.on('error', (cause) =>
        reject(
          new CommandProblem(`Nothing answers at ${url.origin}: ${cause.message}. Is the server running?`),
        ),
      )
      outgoing.end(body)
    })
  }

  return {
    async call(route, { params = {}, query = {}, body, key } = {}) {
      const path = pathOf(route.path, Object(params), Object(query))
      const answer = await heard(
        route.method,
        path,
        body === undefined ? undefined : JSON.stringify(body),
        key,
      )
      const parsed: unknown = answer.text === '' ? undefined : JSON.parse(answer.text)
      if (answer.status < 400) return route.reply.parse(parsed)
      const { title = 'no reason', detail = '' }: { title?: string; detail?: string } = Object(parsed)
      throw new CommandProblem(`${route.name} was answered with ${answer.status}: ${title}. ${detail}`)
    },
    close: () => agent.destroy(),
  }
}

function pathOf(
  pattern: string,
  params: Record<string, string>,
  query: Record<string, string | number | undefined>,
): string {
  const path = pattern.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))
  const search = new URLSearchParams(
    Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  ).toString()
  return search === '' ? path : `${path}?${search}`
}
