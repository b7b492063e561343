/** The days around today, where the institution is. */
export interface Calendar {
  readonly today: string
  /** A day as year-month-day, so many days from today. */
  day(distance: number): string
  /** An instant so many days from now. */
  instant(distance: number): string
  /** 1 is Monday, 7 is Sunday: the weekday so many days from today. */
  weekday(distance: number): number
}

const millisecondsADay = 86_400_000

export function calendarAround(serverTime: string, timeZone: string): Calendar {
  const now = Date.parse(serverTime)
  const form = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  })
  const day = (distance: number): string => form.format(new Date(now + distance * millisecondsADay))
  return {
    today: day(0),
    day,
    instant: (distance) => new Date(now + distance * millisecondsADay).toISOString(),
    weekday: (distance) => new Date(`${day(distance)}T00:00:00Z`).getUTCDay() || 7,
  }
}
