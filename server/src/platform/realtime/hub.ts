import {
  type LiveEvent,
  live,
  type Room,
  type SeatsPush,
  type WatchReply,
  WatchRequest,
} from '@matricula/contract/kernel'
import type { Socket, Server as SocketServer } from 'socket.io'
import type { Actor } from '#platform/actor.ts'
import type { Audience } from '#platform/capability.ts'
import type { EventLog } from '#platform/outbox/event-log.ts'

/** Speaks to pages: knows sockets and rooms, and nothing of what is said. */
export interface Hub {
  /** Takes in a socket whose actor is known. */
  welcome(socket: Socket, actor: Actor): void
  publish(events: readonly LiveEvent[]): void
  publishSeats(seats: SeatsPush): void
  /** Asks for every socket of a person anew who they are; rooms that are no longer allowed are left. */
  recheck(userIds: ReadonlySet<string> | 'everyone'): Promise<void>
  /** Tells idle pages where the log is, so that they need not ask for much after a break. */
  beat(): void
  count(): number
  /** Tells pages to come back to another server, and closes. */
  close(): void
}

interface Needs {
  readonly io: SocketServer
  readonly log: EventLog
  readonly audience: Audience
  /** Whether this actor may hear this room. */
  readonly mayJoin: (actor: Actor, room: Room) => Promise<boolean>
  /** Who the socket's session is now; undefined where it has ended. */
  readonly whoIs: (socket: Socket) => Promise<Actor | undefined>
}

/** Bytes that may wait for a slow page before it is let go; it comes back and catches up. */
const mostWaiting = 1_000_000
const mostQueued = 400
/** Rooms of pages that were left long ago are forgotten first. */
const mostRooms = 120

export function createHub({ io, log, audience, mayJoin, whoIs }: Needs): Hub {
  const people = new Map<string, { socket: Socket; actor: Actor; rooms: Set<string> }>()

  async function watch(socket: Socket, asked: unknown): Promise<WatchReply | undefined> {
    const parsed = WatchRequest.safeParse(asked)
    const member = people.get(socket.id)
    if (!parsed.success || !member) return undefined
    const { rooms, cursor } = parsed.data
    const allowed = await Promise.all(rooms.map((room) => mayJoin(member.actor, room as Room)))
    const joined = rooms.filter((_, place) => allowed[place])
    // No await from here on: nothing can be said between the answer and the first push.
    for (const room of joined) member.rooms.add(room)
    for (const room of member.rooms) if (member.rooms.size > mostRooms) member.rooms.delete(room)
    const since = cursor === undefined ? [] : log.since(cursor)
    return {
      joined,
      refused: rooms.filter((room) => !joined.includes(room)),
      cursor: log.cursor(),
      missed: since === 'snapshot' ? since : since.filter((event) => heardIn(member.rooms, event)),
    }
  }

  const roomsOf = (event: LiveEvent): readonly Room[] => audience[event.name]?.(event.facts as never) ?? []
  const heardIn = (rooms: ReadonlySet<string>, event: LiveEvent): boolean =>
    roomsOf(event).some((room) => rooms.has(room))

  function send(socket: Socket, name: string, message: unknown): void {
    const queued = Number(Reflect.get(Object(Reflect.get(socket.conn, 'writeBuffer')), 'length'))
    const bytes = Reflect.get(Object(Reflect.get(socket.conn.transport, 'socket')), 'bufferedAmount')
    if (queued > mostQueued || Number(bytes) > mostWaiting) {
      socket.emit(live.ended, { reason: 'slow' })
      socket.disconnect(true)
      return
    }
    socket.emit(name, message)
  }

  return {
    welcome(socket, actor) {
      people.set(socket.id, { socket, actor, rooms: new Set() })
      socket.on('disconnect', () => void people.delete(socket.id))
      socket.on(live.watch, (asked: unknown, reply: unknown) => {
        if (typeof reply !== 'function') return
        watch(socket, asked).then(
          (answer) => reply(answer ?? { error: 'request.invalid' }),
          () => reply({ error: 'server.failed' }),
        )
      })
    },
    publish(events) {
      if (events.length === 0) return
      const cursor = events.at(-1)?.seq ?? 0
      const addressed = events.map((event) => ({ event, rooms: roomsOf(event) }))
      for (const { socket, rooms } of people.values()) {
        const heard = addressed
          .filter((one) => one.rooms.some((room) => rooms.has(room)))
          .map((one) => one.event)
        if (heard.length > 0) send(socket, live.events, { cursor, events: heard })
      }
    },
    publishSeats(seats) {
      for (const { socket, rooms } of people.values()) {
        if (rooms.has(`seats:${seats.termId}`)) send(socket, live.seats, seats)
      }
    },
    async recheck(userIds) {
      const concerned = [...people.values()].filter(
        (one) => userIds === 'everyone' || userIds.has(one.actor.id),
      )
      await Promise.all(
        concerned.map(async (member) => {
          const actor = await whoIs(member.socket)
          if (!actor || actor.kind === 'stranger') {
            member.socket.emit(live.ended, { reason: 'session' })
            member.socket.disconnect(true)
            return
          }
          member.actor = actor
          const rooms = [...member.rooms]
          const allowed = await Promise.all(rooms.map((room) => mayJoin(actor, room as Room)))
          const left = rooms.filter((_, place) => !allowed[place])
          for (const room of left) member.rooms.delete(room)
          if (left.length > 0) member.socket.emit(live.ended, { reason: 'rights' })
        }),
      )
    },
    beat() {
      const cursor = log.cursor()
      for (const { socket } of people.values()) send(socket, live.events, { cursor, events: [] })
    },
    count: () => people.size,
    close() {
      io.emit(live.ended, { reason: 'stopping' })
      io.disconnectSockets(true)
    },
  }
}
