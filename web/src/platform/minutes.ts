/** Minutes since midnight; `NaN` for what is no time, so that a schema refuses it. */
export function minuteFrom(time: string): number {
  const [, hour, minute] = /^(\d{1,2})[:.]?(\d\d)$/.exec(time.trim()) ?? []
  return hour === undefined || Number(minute) > 59 ? Number.NaN : Number(hour) * 60 + Number(minute)
}
