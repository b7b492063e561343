import type { LiveEvent, Route } from '@matricula/contract/kernel'
import { createMemoryStorage } from '@matricula/engine'
import type { Faults } from '@matricula/engine/faults'
import type { z } from 'zod'
import { type Actor, stranger } from '#platform/actor.ts'
import type { Door } from '#platform/http/bind.ts'
import { ask, endpointsOf } from '#platform/http/speak.ts'
import { digestOf } from '#platform/ids.ts'
import { createListening } from '#platform/outbox/listening.ts'
import { createRelay } from '#platform/outbox/relay.ts'
import type { Platform } from '#platform/platform.ts'
import type { Letter } from '#platform/post/letters.ts'
import { createPostOffice } from '#platform/post/post-office.ts'
import { createCommandStore } from '#platform/store/command-store.ts'
import { createEmbeddedSender } from '#platform/store/embedded-sender.ts'
import { createLanes } from '#platform/store/lane.ts'
import { type Application, compose } from '#server/compose.ts'
import { countingIds } from './counting-ids.ts'
import { type StoppedClock, stoppedClock } from './stopped-clock.ts'

/** What a person sends on a route; parts that the route does not have may be left out. */
interface Sent<P, Q, B> {
  readonly params?: P
  readonly query?: Q
  readonly body?: B
  /** The idempotency key. */
  readonly key?: string
}

export interface Answer<R> {
  readonly status: number
  readonly body: R
  /** The token that the session cookie was set to, if it was. */
  readonly token?: string | undefined
}

export interface Person {
  call<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(
    route: Route<P, Q, B, R>,
    sent?: Sent<z.input<P>, z.input<Q>, z.input<B>>,
  ): Promise<Answer<z.output<R>>>
}

export interface School extends Application {
  readonly platform: Platform
  readonly clock: StoppedClock
  readonly letters: readonly Letter[]
  /** Sections whose seats were said to have moved. */
  readonly moved: readonly string[]
  /** Lets everything that was committed be heard: listeners act, until nothing new happens. */
  settle(): Promise<void>
  /** Everything that was said so far, in order. */
  readonly events: readonly LiveEvent[]
  /** Speaks as this actor, straight to the endpoints: policy, parsing, command, reply; no port. */
  as(actor: Actor): Person
  /** Speaks to a second server over the same store, which remembers for itself and hears nothing. */
  asElsewhere(actor: Actor): Person
}

const running = { sockets: () => 0, storeKind: 'embedded' } as const

/** The whole server in memory with a stopped clock. No ports, no mocks. */
export async function school(
  at = '2027-01-11T08:00:00.000Z',
  ids = countingIds(),
  faults?: Faults,
): Promise<School> {
  const clock = stoppedClock(at)
  const letters: Letter[] = []
  const moved: string[] = []
  const sender = await createEmbeddedSender(createMemoryStorage(), () => clock.millis(), faults)
  const store = createCommandStore({ sender, prefix: '', clock, ids, pause: () => Promise.resolve() })
  const secret = () => Buffer.alloc(32, 7)
  const office = createPostOffice({ store, clock, ids, secret })
  const platform: Platform = {
    store,
    clock,
    ids,
    lanes: createLanes(),
    post: { ...office, queued: (letter, id) => (letters.push(letter), office.queued(letter, id)) },
    seatsBoard: { moved: (_, sectionIds) => void moved.push(...sectionIds) },
    settings: {
      bcryptCost: 4,
      origin: 'http://school.test',
      idleSeconds: 1800,
      absoluteSeconds: 43_200,
      secret,
    },
  }
  const application = compose(platform, running)
  const elsewhere = compose({ ...platform, lanes: createLanes() }, running)
  const events: LiveEvent[] = []
  const listeners = Object.values(application.capabilities).flatMap((capability) => [...capability.listeners])
  const relay = createRelay(store, 0)
  const failures: unknown[] = []
  const listening = createListening(store, listeners, (error) => void failures.push(error))
  async function settle(): Promise<void> {
    for (;;) {
      const news = await relay.turn()
      events.push(...news)
      await listening.hear(news)
      if (failures.length > 0) throw failures.splice(0)[0]
      if (news.length === 0) return
    }
  }
  return {
    ...application,
    platform,
    clock,
    letters,
    moved,
    events,
    settle,
    as: (actor) => personOf(application, actor),
    asElsewhere: (actor) => personOf(elsewhere, actor),
  }
}

function personOf(application: Application, actor: Actor): Person {
  const endpoints = endpointsOf(application.capabilities)
  return {
    async call(route, { params = {}, query = {}, body = {}, key } = {}) {
      const door = doorOf()
      const asking =
        key === undefined
          ? actor
          : { ...actor, request: { key, digest: digestOf(JSON.stringify([params, query, body])) } }
      const outgoing = await ask(endpoints, route.name, { params, query, body, actor: asking, door })
      return { status: outgoing.status, body: outgoing.body as never, token: door.token() }
    },
  }
}

function doorOf(): Door & { token(): string | undefined } {
  let token: string | undefined
  return {
    admit: (given) => {
      token = given
    },
    dismiss: () => {
      token = undefined
    },
    token: () => token,
  }
}

export const nobody: Actor = stranger
export const registrar: Actor = {
  kind: 'person',
  id: 'u-registrar',
  name: 'Rosalind Franklin',
  grants: [{ role: 'registrar', scope: { kind: 'institution' } }],
}
export const administrator: Actor = {
  kind: 'person',
  id: 'u-administrator',
  name: 'Katherine Johnson',
  grants: [{ role: 'administrator', scope: { kind: 'institution' } }],
}
/** A student, as signed in: may do for themselves what students may. */
export const studentActor = (studentId: string, name = studentId): Actor => ({
  kind: 'person',
  id: `u-${studentId}`,
  name,
  studentId,
  grants: [{ role: 'student', scope: { kind: 'self', id: studentId as never } }],
})
/** A person who teaches these sections. */
export const instructorOf = (...sectionIds: string[]): Actor => ({
  kind: 'person',
  id: 'u-instructor',
  name: 'Emmy Noether',
  grants: sectionIds.map((id) => ({ role: 'instructor', scope: { kind: 'section', id: id as never } })),
})
