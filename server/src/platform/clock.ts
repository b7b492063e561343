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

const millisecondsADay = 86_400_000

/**
 * The next instant after this one at which clocks in a time zone show that hour, ISO 8601 in UTC. Where clocks are put
 * forward over the hour, it is the first instant after the gap.
 */
export function nextHour(after: string, timeZone: string, hour: number): string {
  const now = Date.parse(after)
  const today = localTime(now, timeZone).day
  const tomorrow = localTime(Date.parse(`${today}T00:00:00Z`) + millisecondsADay, 'UTC').day
  const instants = [today, tomorrow].map((day) => instantOf(day, hour * 60, timeZone))
  const next = instants.find((instant) => instant > now) ?? now + millisecondsADay
  return new Date(next).toISOString()
}

/** Looked for from the same reading in UTC; what is off is put right, and once more where clocks changed between. */
function instantOf(day: string, minute: number, timeZone: string): number {
  const wanted = Date.parse(`${day}T00:00:00Z`) + minute * 60_000
  let instant = wanted
  for (let tries = 0; tries < 2; tries += 1) {
    const shown = localTime(instant, timeZone)
    instant += wanted - (Date.parse(`${shown.day}T00:00:00Z`) + shown.minute * 60_000)
  }
  return instant
}
