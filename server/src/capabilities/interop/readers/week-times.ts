import type { Meeting } from '@matricula/contract/catalogue'

/** Minutes since midnight of `09:00 AM`, `9 pm`, `14:30` or `1430`; undefined where it is no time. */
export function minuteOf(text: string): number | undefined {
  const [, hours, minutes = '0', half] =
    twelveHours.exec(text.trim()) ?? twentyFourHours.exec(text.trim()) ?? []
  if (hours === undefined || Number(minutes) > 59) return undefined
  return half ? ofHalf(Number(hours), Number(minutes), half) : ofDay(Number(hours) * 60 + Number(minutes))
}

const twelveHours = /^(\d{1,2}):?(\d{2})?\s*([ap])\.?m\.?$/i
const twentyFourHours = /^(\d{1,2}):?(\d{2})$/
const ofDay = (minute: number): number | undefined => (minute <= 1440 ? minute : undefined)
const ofHalf = (hours: number, minutes: number, half: string): number | undefined =>
  hours <= 12 ? ((hours % 12) + (half.toLowerCase() === 'p' ? 12 : 0)) * 60 + minutes : undefined

const letters = 'MTWRFSU'

/** The days of `MTWRFSU`, Monday to Sunday as 1 to 7; undefined where a letter is none of them. */
export function daysOfLetters(text: string): number[] | undefined {
  const days = Array.from(text.trim().toUpperCase(), (letter) => letters.indexOf(letter) + 1)
  return days.includes(0) ? undefined : [...new Set(days)].toSorted((one, other) => one - other)
}

/** The order of a week, so that the same meetings are the same list. */
export const inWeekOrder = (meetings: readonly Meeting[]): Meeting[] =>
  [...new Map(meetings.map((meeting) => [JSON.stringify(meeting), meeting])).values()].toSorted(
    (one, other) =>
      one.day - other.day ||
      one.start - other.start ||
      one.end - other.end ||
      (one.room ?? '').localeCompare(other.room ?? ''),
  )
