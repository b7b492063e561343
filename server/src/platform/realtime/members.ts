import type { LiveEvent, Room } from '@matricula/contract/kernel'
import { live } from '@matricula/contract/kernel'
import type { Socket } from 'socket.io'
import type { Actor } from '#platform/actor.ts'

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

export function dismiss(socket: Socket, reason: 'session' | 'slow'): void {
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

export const heardBy = (member: Member, addressed: readonly Addressed[]): LiveEvent[] =>
  addressed.filter(({ rooms }) => rooms.some((room) => member.rooms.has(room))).map(({ event }) => event)
