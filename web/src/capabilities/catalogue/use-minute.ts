import { useEffect, useState } from 'react'
import { now } from '#platform/clock.ts'

const often = 15_000

/** The present, a few seconds late at most: for what opens and closes while somebody looks. */
export function useMinute(): Date {
  const [instant, setInstant] = useState(now)
  useEffect(() => {
    const timer = setInterval(() => setInstant(now()), often)
    return () => clearInterval(timer)
  }, [])
  return instant
}
