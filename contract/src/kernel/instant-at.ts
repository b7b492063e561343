/** The instant at which clocks in a time zone show this day and time; where they show it twice, the earlier. */
export function instantAt(day: string, time: string, timeZone: string): string | undefined {
  if (!/^\d{4}-\d\d-\d\d$/.test(day) || !/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) return undefined
  const wanted = Date.parse(`${day}T${time}:00.000Z`)
  const candidates = [wanted - 86_400_000, wanted + 86_400_000]
    .map((near) => wanted - offsetOf(near, timeZone))
    .toSorted((one, other) => one - other)
  const exact = candidates.find((instant) => instant + offsetOf(instant, timeZone) === wanted)
  return new Date(exact ?? Math.max(...candidates)).toISOString()
}

/** How far clocks there are ahead of UTC, in milliseconds. */
function offsetOf(instant: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  }).formatToParts(instant)
  const part = (type: string): string => parts.find((one) => one.type === type)?.value ?? ''
  const shown = `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}:00.000Z`
  return Date.parse(shown) - Math.floor(instant / 60_000) * 60_000
}
