import type { EndedPush, LiveEvent, WatchReply } from '@matricula/contract/kernel'
import { isOurs } from './causes.ts'
import type { ConnectLive, LiveConnection, LiveHandlers } from './live-connection.ts'
import { createLiveIntake } from './live-intake.ts'
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
  /** The connection is there, at first or again: what failed for want of it may be asked for once more. */
  readonly back: () => void
  /** The server closed the connection and said why. */
  readonly ended: (reason: EndedPush['reason']) => Promise<boolean>
}

/** Milliseconds until a page comes back; a server that stops may be alone, and one that is followed is not. */
const rests: Readonly<Record<EndedPush['reason'], number>> = {
  session: 500,
  rights: 500,
  slow: 500,
  stopping: 3000,
  moving: 0,
}

export type LiveListener = (event: LiveEvent, own: boolean) => void

export interface Live {
  readonly state: LiveState
  readonly seats: ReturnType<typeof createSeatCounts>
  start(): Promise<void>
  stop(): void
  /** Asks to hear a room until the returned function is called; several parts of a page may ask for the same. */
  watch(room: string): () => void
  listen(listener: LiveListener): () => void
}

/** Live updates: events in, stale replies out. */
export function createLive(needs: LiveNeeds): Live {
  const rooms = createLiveRooms()
  const state = createLiveState(needs.later)
  const seats = createSeatCounts()
  const listeners = new Set<LiveListener>()
  let connection: LiveConnection | undefined

  const intake = createLiveIntake({
    later: needs.later,
    deliver: (events, pushedSeats) => {
      if (events.length > 0) needs.stale(events)
      for (const event of events) for (const listener of listeners) listener(event, isOurs(event.cause))
      seats.take(pushedSeats)
    },
  })
  const ask = async (asked: readonly string[], all: boolean) => {
    const cursor = intake.cursor()
    const request = cursor === undefined ? { rooms: [...asked] } : { rooms: [...asked], cursor }
    const reply = await connection?.watch(request).catch(() => undefined)
    if (reply !== undefined) catchUp({ reply, intake, all, staleAll: needs.staleAll })
  }
  const handlers = handlersFor({ needs, state, intake, rooms, ask, reopen: () => connection?.reopen() })

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
    listen: (listener) => listening(listeners, listener),
  }
}

function listening(listeners: Set<LiveListener>, listener: LiveListener): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

interface CatchUp {
  readonly reply: WatchReply
  readonly intake: ReturnType<typeof createLiveIntake>
  /** Whether every room was asked for; only then has nothing before the reply's cursor been left out. */
  readonly all: boolean
  readonly staleAll: () => void
}

/** Without a cursor nobody knows what was missed since the page asked for its replies, so it asks for them again. */
function catchUp({ reply, intake, all, staleAll }: CatchUp): void {
  const first = intake.cursor() === undefined
  if (first || reply.missed === 'snapshot') staleAll()
  if (reply.missed !== 'snapshot') intake.events(reply.missed)
  if (first || all) intake.advance(reply.cursor)
}

interface Parts {
  readonly needs: LiveNeeds
  readonly state: LiveState
  readonly intake: ReturnType<typeof createLiveIntake>
  readonly rooms: ReturnType<typeof createLiveRooms>
  readonly ask: (asked: readonly string[], all: boolean) => Promise<void>
  readonly reopen: () => void
}

const handlersFor = ({ needs, state, intake, rooms, ask, reopen }: Parts): LiveHandlers => ({
  up: () => {
    state.up()
    needs.back()
    const asked = rooms.all()
    if (asked.length > 0) void ask(asked, true)
  },
  down: state.down,
  events: (push) => {
    intake.events(push.events)
    intake.advance(push.cursor)
  },
  seats: intake.seats,
  ended: (reason) => {
    void needs.ended(reason).then((again) => {
      if (again) needs.later(reopen, rests[reason])
    })
  },
})
