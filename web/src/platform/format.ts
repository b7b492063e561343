import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from './session.ts'

/** Keeps a grade or a code whole inside a sentence that runs the other way: "B-" must not become "-B". */
export const isolated = (text: string): string => `\u2068${text}\u2069`

type Style = Intl.DateTimeFormatOptions

const day: Style = { day: 'numeric', month: 'long', year: 'numeric' }
const shortDay: Style = { day: 'numeric', month: 'short' }
const clock: Style = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }
const noon = (calendarDay: string) => new Date(`${calendarDay}T12:00:00Z`)
const atMinute = (minute: number) => new Date(Date.UTC(2001, 0, 1, 0, minute))

const steps: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
]

/** 2001-01-01 was a Monday, so day 1 to 7 of that week names Monday to Sunday. */
const weekdayDate = (weekday: number) => new Date(Date.UTC(2001, 0, weekday, 12))

/** Everything a screen shows that is not a word: in the reader's language, in the institution's time. */
export function createFormat(language: string, timeZone: string) {
  const locale = language === 'en' ? 'en-GB' : language
  const dates = (style: Style, zone = timeZone) =>
    new Intl.DateTimeFormat(locale, { ...style, timeZone: zone })
  const utcClock = dates(clock, 'UTC')
  return {
    /** A calendar day: 11 January 2027. */
    day: (calendarDay: string) => dates(day, 'UTC').format(noon(calendarDay)),
    /** 11 Jan. */
    shortDay: (calendarDay: string) => dates(shortDay, 'UTC').format(noon(calendarDay)),
    /** Monday 11 January. */
    weekdayAndDay: (calendarDay: string) =>
      dates({ weekday: 'long', day: 'numeric', month: 'long' }, 'UTC').format(noon(calendarDay)),
    dayRange: (from: string, to: string) => dates(day, 'UTC').formatRange(noon(from), noon(to)),
    /** 1 is Monday, 7 is Sunday. */
    weekday: (weekday: number, width: 'long' | 'short' | 'narrow' = 'long') =>
      dates({ weekday: width }, 'UTC').format(weekdayDate(weekday)),
    /** Minutes since midnight: 09:00. */
    minute: (minuteOfDay: number) => utcClock.format(atMinute(minuteOfDay)),
    minuteRange: (from: number, to: number) => utcClock.formatRange(atMinute(from), atMinute(to)),
    /** An instant, as a clock in the institution shows it. */
    time: (instant: string) => dates(clock).format(new Date(instant)),
    dateTime: (instant: string) => dates({ ...day, month: 'short', ...clock }).format(new Date(instant)),
    /** The calendar day an instant falls on in the institution, as year-month-day. */
    dayOf: (instant: string) => new Intl.DateTimeFormat('en-CA', { timeZone }).format(new Date(instant)),
    relative: (instant: string, now: Date) => relative(locale, (Date.parse(instant) - now.getTime()) / 1000),
    number: (value: number, digits?: number) =>
      new Intl.NumberFormat(
        locale,
        digits === undefined ? {} : { minimumFractionDigits: digits, maximumFractionDigits: digits },
      ).format(value),
    /** A share from 0 to 1. */
    percent: (share: number, digits = 0) =>
      new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: digits }).format(share),
    list: (words: readonly string[]) => new Intl.ListFormat(locale, { type: 'conjunction' }).format(words),
    compare: new Intl.Collator(locale, { numeric: true, sensitivity: 'base' }).compare,
  }
}

function relative(locale: string, seconds: number): string {
  const format = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  const step = steps.find(([, size]) => Math.abs(seconds) >= size)
  if (step === undefined) return format.format(0, 'second')
  const [unit, size] = step
  return format.format(Math.round(seconds / size), unit)
}

export type Format = ReturnType<typeof createFormat>

export function useFormat(): Format {
  const { i18n } = useTranslation()
  const { timeZone } = useSession()
  return useMemo(() => createFormat(i18n.language, timeZone), [i18n.language, timeZone])
}
