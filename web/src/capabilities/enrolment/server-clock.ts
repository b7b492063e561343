import { listTerms } from '@matricula/contract/catalogue'
import { useQuery } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import { addressOf } from '#platform/call.ts'
import { now } from '#platform/clock.ts'

/** Milliseconds by which the server's clock is ahead of this one; a watch that is wrong must not cost a seat. */
async function serverAhead(): Promise<number> {
  const before = now().getTime()
  const answer = await fetch(addressOf(listTerms, {}, {}), { cache: 'no-store', credentials: 'same-origin' })
  const between = (before + now().getTime()) / 2
  // An answer that nobody reads keeps its connection.
  await answer.arrayBuffer()
  const told = Date.parse(answer.headers.get('date') ?? '')
  // The header names whole seconds; half a second is the least error on average.
  return Number.isNaN(told) ? 0 : told + 500 - between
}

/** Tells of each second while somebody looks at the time. */
function eachSecond(tick: () => void): () => void {
  const timer = setInterval(tick, 1000)
  return () => clearInterval(timer)
}

/**
 * What follows from the time of the server, followed while the page is open. Only a change of what `read` answers draws
 * the component again, so let it answer as little as is shown.
 */
export function useServerTime<Value extends string | number | boolean>(read: (time: Date) => Value): Value {
  const { data: ahead = 0 } = useQuery({
    queryKey: ['serverClock'],
    queryFn: serverAhead,
    staleTime: 10 * 60_000,
  })
  // A difference of a second or two is the way there and back, not the clock.
  const correction = Math.abs(ahead) > 1500 ? ahead : 0
  return useSyncExternalStore(eachSecond, () => read(new Date(now().getTime() + correction)))
}
