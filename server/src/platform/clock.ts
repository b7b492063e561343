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

/** The calendar day and the minute of the day that an instant is in a time zone. */
export function localTime(instant: number, timeZone: string): { day: string; minute: number } {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(instant)
  const part = (type: string): string => parts.find((one) => one.type === type)?.value ?? ''
  return {
    day: `${part('year')}-${part('month')}-${part('day')}`,
    minute: Number(part('hour')) * 60 + Number(part('minute')),
  }
}
