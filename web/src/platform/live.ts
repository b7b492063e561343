import type { EndedPush, LiveEvent, SeatsPush } from '@matricula/contract/kernel'
import { isOurs } from './causes.ts'
import type { ConnectLive, LiveConnection, LiveHandlers } from './live-connection.ts'
import { createLiveFeed } from './live-feed.ts'
import { createLiveRooms } from './live-rooms.ts'
import { createLiveState, type LiveState } from './live-state.ts'
import { createSeatCounts } from './seat-counts.ts'

export interface LiveNeeds {
  readonly connect: ConnectLive
  /** Runs something later, in milliseconds; returns how to call it off. */
  readonly later: (run: () => void, milliseconds: number) => () => void
  /** Some replies may be out of date because of these events. */
  readonly stale: (events: readonly LiveEvent[]) => void
  /** Too much was missed: whatever is on the screen has to be asked for again. */
  readonly staleAll: () => void
  /** The server closed the connection and said why. */
  readonly ended: (reason: EndedPush['reason']) => Promise<boolean>
}

export type LiveListener = (event: LiveEvent, own: boolean) => void

const coalesced = 100

export interface Live {
  readonly state: LiveState
  readonly seats: ReturnType<typeof createSeatCounts>
  start(): Promise<void>
  stop(): void
  /** Asks to hear a room until the returned function is called; several parts of a page may ask for the same. */
  watch(room: string): () => void
  listen(listener: LiveListener): () => void
}

/** Live updates: events in, stale replies out, at most ten times a second. */
export function createLive(needs: LiveNeeds): Live {
  const feed = createLiveFeed()
  const rooms = createLiveRooms()
  const state = createLiveState(needs.later)
  const seats = createSeatCounts()
  const listeners = new Set<LiveListener>()
  const buffer: LiveEvent[] = []
  const pushedSeats: SeatsPush[] = []
  let connection: LiveConnection | undefined
  let flushing = false

  const flush = () => {
    flushing = false
    const events = buffer.splice(0)
    if (events.length > 0) needs.stale(events)
    for (const event of events) for (const listener of listeners) listener(event, isOurs(event.cause))
    seats.take(pushedSeats.splice(0))
  }
  const flushSoon = () => {
    if (flushing) return
    flushing = true
    needs.later(flush, coalesced)
  }
  const receive = (events: readonly LiveEvent[]) => {
    buffer.push(...feed.take(events))
    flushSoon()
  }

  /** What was said in rooms that are new to us is replayed from where we are, so nothing falls between. */
  const ask = async (asked: readonly string[], all: boolean) => {
    const cursor = feed.cursor()
    const request = cursor === undefined ? { rooms: [...asked] } : { rooms: [...asked], cursor }
    const reply = await connection?.watch(request).catch(() => undefined)
    if (reply === undefined) return
    if (reply.missed === 'snapshot' || cursor === undefined) needs.staleAll()
    if (reply.missed !== 'snapshot') receive(reply.missed)
    if (all || cursor === undefined) feed.advance(reply.cursor)
  }

  const handlers: LiveHandlers = {
    up: () => {
      state.up()
      const asked = rooms.all()
      if (asked.length > 0) void ask(asked, true)
    },
    down: state.down,
    events: (push) => {
      receive(push.events)
      feed.advance(push.cursor)
    },
    seats: (push) => {
      pushedSeats.push(push)
      flushSoon()
    },
    ended: (reason) =>
      void needs.ended(reason).then((again) => {
        if (again) needs.later(() => connection?.reopen(), reason === 'stopping' ? 3000 : 500)
      }),
  }

  return {
    state,
    seats,
    start: async () => {
      connection ??= await needs.connect(handlers)
    },
    stop: () => {
      connection?.close()
      connection = undefined
    },
    watch: (room) => {
      if (rooms.enter(room) && state.read() === 'live') void ask([room], false)
      return () => rooms.leave(room)
    },
    listen: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
