import { ownRequestHeader, type Route } from '@matricula/contract/kernel'
import type { Answer, Person } from '@matricula/server/testing'

export interface Cookie {
  readonly name: string
  readonly value: string
}

/** Someone who speaks to the server over HTTP, without a browser; keeps the session that an answer begins. */
export interface HttpPerson extends Person {
  cookie(): Cookie
}

export function httpPerson(origin: string): HttpPerson {
  let cookie: Cookie = { name: '', value: '' }
  return {
    cookie: () => cookie,
    async call(route, { params = {}, query = {}, body = {} } = {}) {
      const answer = await fetch(`${origin}${addressOf(route, params, query)}`, {
        method: route.method,
        headers: { cookie: `${cookie.name}=${cookie.value}`, [ownRequestHeader]: '1', ...jsonHeader(route) },
        ...(route.method !== 'GET' && { body: JSON.stringify(body) }),
      })
      const text = await answer.text()
      if (!answer.ok) throw new Error(`${route.name} was answered ${answer.status}: ${text}`)
      cookie = cookieIn(answer) ?? cookie
      const reply: Answer<never> = { status: answer.status, body: JSON.parse(text || 'null') as never }
      return reply
    },
  }
}

const jsonHeader = (route: Route): Record<string, string> =>
  route.method === 'GET' ? {} : { 'content-type': 'application/json' }

function cookieIn(answer: Response): Cookie | undefined {
  const [first] = answer.headers.getSetCookie()
  const found = /^([^=]+)=([^;]*)/.exec(first ?? '')
  return found ? { name: found[1] ?? '', value: found[2] ?? '' } : undefined
}

function addressOf(route: Route, params: unknown, query: unknown): string {
  const slots = new Map(Object.entries(Object(params)))
  const path = route.path.replaceAll(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(String(slots.get(name))),
  )
  const search = new URLSearchParams(Object.entries<string>(Object(query))).toString()
  return search === '' ? path : `${path}?${search}`
}
