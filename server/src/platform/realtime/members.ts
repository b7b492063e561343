import { type LiveEvent, live, type Room } from '@matricula/contract/kernel'
import type { Socket } from 'socket.io'
import type { Actor } from '#platform/actor.ts'
import type { Audience } from '#platform/capability.ts'

/** A page that is connected: whose it is, and which rooms it hears. */
export interface Member {
  readonly socket: Socket
  actor: Actor
  readonly rooms: Set<Room>
}

/** Bytes that may wait for a slow page before it is let go; it comes back and catches up. */
const mostWaiting = 1_000_000
const mostQueued = 400
/** Rooms of pages that were left long ago are forgotten first. */
const mostRooms = 120

/** Says something to one page, or lets it go where it cannot follow: a slow page must not hold memory. */
export function say({ socket }: Member, name: string, message: unknown): void {
  const queued = Number(Reflect.get(Object(Reflect.get(socket.conn, 'writeBuffer')), 'length'))
  const bytes = Number(Reflect.get(Object(Reflect.get(socket.conn.transport, 'socket')), 'bufferedAmount'))
  if (queued > mostQueued || bytes > mostWaiting) {
    dismiss(socket, 'slow')
    return
  }
  socket.emit(name, message)
}

export function dismiss(socket: Socket, reason: 'session' | 'slow' | 'moving'): void {
  socket.emit(live.ended, { reason })
  socket.disconnect(true)
}

export function enter(member: Member, rooms: readonly Room[]): void {
  for (const room of rooms) member.rooms.add(room)
  for (const room of member.rooms) if (member.rooms.size > mostRooms) member.rooms.delete(room)
}

/** An event with the rooms that hear it. */
export interface Addressed {
  readonly event: LiveEvent
  readonly rooms: readonly Room[]
}

/** An event for the rooms that hear all of it first, then for those that hear a part. */
export function addressesOf(event: LiveEvent, audience: Audience): Addressed[] {
  const told = audience[event.name]?.(event.facts as never) ?? []
  const rooms = told.filter((one): one is Room => typeof one === 'string')
  const whispers = told.filter((one) => typeof one !== 'string')
  return [
    { event, rooms },
    ...whispers.map((one) => ({ event: { ...event, facts: one.facts }, rooms: one.rooms })),
  ]
}

/** What a member hears, each event once: in full where one of the member's rooms hears it in full. */
export function heardBy(member: Member, addressed: readonly Addressed[]): LiveEvent[] {
  const heard = new Map<number, LiveEvent>()
  for (const { event, rooms } of addressed) {
    if (!heard.has(event.seq) && rooms.some((room) => member.rooms.has(room))) heard.set(event.seq, event)
  }
  return [...heard.values()]
}
