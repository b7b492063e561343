import { listTerms } from '@matricula/contract/catalogue'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
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

/** The time of the server, renewed each second while the page is open. */
export function useServerTime(): Date {
  const { data: ahead = 0 } = useQuery({
    queryKey: ['serverClock'],
    queryFn: serverAhead,
    staleTime: 10 * 60_000,
  })
  const [time, setTime] = useState(now)
  useEffect(() => {
    const timer = setInterval(() => setTime(now()), 1000)
    return () => clearInterval(timer)
  }, [])
  // A difference of a second or two is the way there and back, not the clock.
  return Math.abs(ahead) > 1500 ? new Date(time.getTime() + ahead) : time
}
