import { dayAt, dayNumber, instantAt } from '@matricula/contract/kernel'

/** The only source of time. Tests stop it. */
export interface Clock {
  /** The instant in UTC, ISO 8601 with milliseconds. */
  now(): string
  /** The same instant in milliseconds since 1970. */
  millis(): number
}

export const systemClock: Clock = {
  now: () => new Date().toISOString(),
  millis: () => Date.now(),
}

/** Seconds since 1970, as time-to-live attributes want them. */
export const secondsFrom = (clock: Clock, later = 0): number => Math.floor(clock.millis() / 1000) + later

const formatters = new Map<string, Intl.DateTimeFormat>()

/** Making one costs a hundred times what using it does. */
function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  formatters.set(timeZone, made)
  return made
}

/** The calendar day and the minute of the day that an instant is in a time zone. */
export function localTime(instant: number, timeZone: string): { day: string; minute: number } {
  const parts = formatterOf(timeZone).formatToParts(instant)
  const part = (type: string): string => parts.find((one) => one.type === type)?.value ?? ''
  return {
    day: `${part('year')}-${part('month')}-${part('day')}`,
    minute: Number(part('hour')) * 60 + Number(part('minute')),
  }
}

/**
 * The next instant after this one at which clocks in a time zone show that time, such as 07:00; ISO 8601 in UTC. Where
 * clocks are put forward over it, it is read as they stood before.
 */
export function nextAt(after: string, timeZone: string, time: string): string {
  const today = localTime(Date.parse(after), timeZone).day
  const instants = [today, dayAt(dayNumber(today) + 1)].flatMap((day) => instantAt(day, time, timeZone) ?? [])
  const next = instants.find((instant) => instant > after)
  if (next === undefined) throw new RangeError(`There is no time ${time} in ${timeZone}`)
  return next
}
