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
import { type Addressed, addressesOf, dismiss, enter, heardBy, type Member, say } from './members.ts'

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
  /**
   * Tells pages to come to the server that takes over, some after the others within so many milliseconds: that one has to
   * welcome each of them.
   */
  move(within: number): Promise<void>
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

/** Milliseconds between some pages and the next ones that are moved. */
const movingEvery = 10

export function createHub({ io, log, audience, mayJoin, whoIs }: Needs): Hub {
  const members = new Map<string, Member>()
  const addressed = (events: readonly LiveEvent[]): Addressed[] =>
    events.flatMap((event) => addressesOf(event, audience))
  const watch = createWatch({ log, mayJoin, addressed })

  async function recheck(member: Member): Promise<void> {
    const actor = await whoIs(member.socket)
    if (!actor) return dismiss(member.socket, 'session')
    member.actor = actor
    const rooms = [...member.rooms]
    const kept = await allowedOf(rooms, actor, mayJoin)
    for (const room of rooms) if (!kept.includes(room)) member.rooms.delete(room)
    if (kept.length < rooms.length) member.socket.emit(live.ended, { reason: 'rights' })
  }

  return {
    welcome(socket, actor) {
      const member: Member = { socket, actor, rooms: new Set() }
      members.set(socket.id, member)
      socket.on('disconnect', () => void members.delete(socket.id))
      socket.on(live.watch, (asked: unknown, reply: unknown) => {
        if (typeof reply !== 'function') return
        watch(member, asked).then(
          (answer) => reply(answer ?? { error: 'request.invalid' }),
          () => reply({ error: 'server.failed' }),
        )
      })
    },
    publish(events) {
      const cursor = events.at(-1)?.seq
      const all = addressed(events)
      for (const member of members.values()) {
        const heard = heardBy(member, all)
        if (heard.length > 0) say(member, live.events, { cursor, events: heard })
      }
    },
    publishSeats(seats) {
      for (const member of members.values()) {
        if (member.rooms.has(`seats:${seats.termId}`)) say(member, live.seats, seats)
      }
    },
    async recheck(userIds) {
      const concerned = [...members.values()].filter(
        ({ actor }) => userIds === 'everyone' || userIds.has(actor.id),
      )
      await Promise.all(concerned.map(recheck))
    },
    beat() {
      for (const member of members.values()) say(member, live.events, { cursor: log.cursor(), events: [] })
    },
    count: () => members.size,
    move: (within) => moveAll([...members.values()], within),
    close() {
      io.emit(live.ended, { reason: 'stopping' })
      io.disconnectSockets(true)
    },
  }
}

async function moveAll(members: readonly Member[], within: number): Promise<void> {
  const atOnce = Math.ceil((members.length * movingEvery) / within)
  for (let place = 0; place < members.length; place += atOnce) {
    for (const { socket } of members.slice(place, place + atOnce)) dismiss(socket, 'moving')
    await new Promise((resolve) => setTimeout(resolve, movingEvery))
  }
}

type MayJoin = Needs['mayJoin']

async function allowedOf<Name extends string>(
  rooms: readonly Name[],
  actor: Actor,
  mayJoin: MayJoin,
): Promise<(Name & Room)[]> {
  const answers = await Promise.all(rooms.map((room) => mayJoin(actor, room as Name & Room)))
  return rooms.filter((room): room is Name & Room => answers[rooms.indexOf(room)] === true)
}

interface Watching {
  readonly log: EventLog
  readonly mayJoin: MayJoin
  readonly addressed: (events: readonly LiveEvent[]) => Addressed[]
}

/** A page asks to hear rooms, and for what was said in them while it was away. */
const createWatch =
  ({ log, mayJoin, addressed }: Watching) =>
  async (member: Member, asked: unknown): Promise<WatchReply | undefined> => {
    const parsed = WatchRequest.safeParse(asked)
    if (!parsed.success) return undefined
    const { rooms, cursor } = parsed.data
    const joined = await allowedOf(rooms, member.actor, mayJoin)
    // No await from here on: nothing can be said between the answer and the first push.
    enter(member, joined)
    const since = cursor === undefined ? [] : log.since(cursor)
    return {
      joined,
      refused: rooms.filter((room) => !joined.some((one) => one === room)),
      cursor: log.cursor(),
      missed: since === 'snapshot' ? since : heardBy(member, addressed(since)),
    }
  }
