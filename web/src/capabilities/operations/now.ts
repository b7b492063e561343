import { useEffect, useState } from 'react'
import { now as currentTime } from '#platform/clock.ts'

/** The time, renewed each half minute: tags change at the minute. */
export function useNow(): Date {
  const [now, setNow] = useState(currentTime)
  useEffect(() => {
    const timer = setInterval(() => setNow(currentTime()), 30_000)
    return () => clearInterval(timer)
  }, [])
  return now
}

/** The minute of the day that it is in a time zone. */
export function minuteIn(timeZone: string, now: Date): number {
  const [hour = 0, minute = 0] = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
    .format(now)
    .split(':')
    .map(Number)
  return hour * 60 + minute
}
