import type { Server as HttpServer } from 'node:http'
import type { LiveEvent } from '@matricula/contract/kernel'
import type { Audience } from '#platform/capability.ts'
import { createEventLog } from '#platform/outbox/event-log.ts'
import { createListening } from '#platform/outbox/listening.ts'
import { createPump, type Pump } from '#platform/outbox/pump.ts'
import { createRelay, headOfLog } from '#platform/outbox/relay.ts'
import { createHub, type Hub } from '#platform/realtime/hub.ts'
import { admitSockets, createSockets, whoIsOn } from '#platform/realtime/sockets.ts'
import type { Store } from '#platform/store/store.ts'
import type { Application } from './compose.ts'

interface Needs {
  readonly http: HttpServer
  readonly store: Store
  readonly application: Application
  readonly origin: string
  /** DynamoDB's indexes lag a little; the embedded store's do not. */
  readonly lagging: boolean
  readonly report: (error: unknown) => void
}

export interface Live {
  readonly hub: Hub
  readonly pump: Pump
  stop(): Promise<void>
}

/** The events after which somebody's rights or sessions are other than before. */
const rightsMoved = new Set([
  'account.grantsChanged',
  'account.changed',
  'session.ended',
  'password.changed',
  'section.instructorAssigned',
  'section.instructorUnassigned',
])

/** Joins the log of events to the pages that are open: sockets, rooms and listeners. */
export async function createLive({
  http,
  store,
  application,
  origin,
  lagging,
  report,
}: Needs): Promise<Live> {
  const capabilities = Object.values(application.capabilities)
  const audience: Audience = Object.assign({}, ...capabilities.map((capability) => capability.audience))
  const listeners = capabilities.flatMap((capability) => [...capability.listeners])
  const listening = createListening(store, listeners, report)
  await listening.catchUp()
  const head = await headOfLog(store)
  const log = createEventLog(head)
  const io = createSockets(http, origin)
  const whoIs = whoIsOn(application.authenticate)
  const hub = createHub({ io, log, audience, mayJoin: application.mayJoin, whoIs })
  admitSockets(io, whoIs, (socket, actor) => hub.welcome(socket, actor))

  const pump = createPump({
    relay: createRelay(store, head),
    listening,
    report,
    later,
    idle: lagging ? 2000 : 300,
    soon: lagging ? [10, 40, 150] : [],
    deliver(events) {
      log.append(events)
      hub.publish(events)
      const concerned = peopleWhoseRightsMoved(events)
      if (concerned.size > 0) hub.recheck(concerned).catch(report)
    },
  })
  const beat = setInterval(() => hub.beat(), 10_000)
  const sweep = setInterval(() => void hub.recheck('everyone').catch(report), 60_000)
  pump.wake()

  return {
    hub,
    pump,
    async stop() {
      clearInterval(beat)
      clearInterval(sweep)
      hub.close()
      await pump.stop()
      await io.close()
    },
  }
}

const peopleWhoseRightsMoved = (events: readonly LiveEvent[]): ReadonlySet<string> =>
  new Set(events.filter((event) => rightsMoved.has(event.name)).map((event) => String(event.facts['userId'])))

/** Calls back after so many milliseconds; tells how to call that off. */
export function later(milliseconds: number, call: () => void): () => void {
  const timer = setTimeout(call, milliseconds)
  return () => clearTimeout(timer)
}
