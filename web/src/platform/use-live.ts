import type { EventKind, Room } from '@matricula/contract/kernel'
import { createContext, useContext, useEffect, useRef, useSyncExternalStore } from 'react'
import type { z } from 'zod'
import type { Live } from './live.ts'
import type { LiveStatus } from './live-state.ts'
import type { SeatCount } from './seat-counts.ts'

/** Absent in tests and in the gallery, where nothing is live. */
export const LiveContext = createContext<Live | undefined>(undefined)

/** Hears these rooms while the component is on the page; `undefined` waits until an id is known. */
export function useRoom(room: Room | undefined): void {
  const live = useContext(LiveContext)
  useEffect(() => (room === undefined ? undefined : live?.watch(room)), [live, room])
}

/** Tells about one kind of event, for a flash or a message; replies become stale by themselves. `own` is our own echo. */
export function useLiveEvent<Facts extends z.ZodType>(
  kind: EventKind<string, Facts>,
  listener: (facts: Partial<z.output<Facts>>, by: { readonly actor: string; readonly own: boolean }) => void,
): void {
  const live = useContext(LiveContext)
  const latest = useRef(listener)
  useEffect(() => {
    latest.current = listener
  })
  useEffect(
    () =>
      live?.listen((event, own) => {
        if (event.name !== kind.eventName) return
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- facts may be cut down for the listener, so no schema can prove them
        latest.current(event.facts as Partial<z.output<Facts>>, { actor: event.actor.name, own })
      }),
    [live, kind],
  )
}

const never = () => () => undefined
const noSeats: ReadonlyMap<string, SeatCount> = new Map()

/** Seats of the sections of a term as they are pushed; a section is absent until its seats first change. */
export function useSeatCounts(termId: string | undefined): ReadonlyMap<string, SeatCount> {
  const live = useContext(LiveContext)
  useRoom(termId === undefined ? undefined : `seats:${termId}`)
  return useSyncExternalStore(live?.seats.subscribe ?? never, () =>
    termId === undefined ? noSeats : (live?.seats.of(termId) ?? noSeats),
  )
}

export type Connection = LiveStatus | 'offline'

const subscribeOnline = (listener: () => void) => {
  window.addEventListener('online', listener)
  window.addEventListener('offline', listener)
  return () => {
    window.removeEventListener('online', listener)
    window.removeEventListener('offline', listener)
  }
}

/** What the chip in the header says about the connection. */
export function useConnection(): Connection {
  const live = useContext(LiveContext)
  const online = useSyncExternalStore(subscribeOnline, () => navigator.onLine)
  const status = useSyncExternalStore(live?.state.subscribe ?? never, () => live?.state.read() ?? 'starting')
  return online ? status : 'offline'
}
