import type { CalendarDay } from './values.ts'

/** Milliseconds. */
export const dayLength = 86_400_000

/** Days since 1970-01-01, in no zone. */
export const dayNumber = (day: CalendarDay): number => Date.parse(day) / dayLength

export const dayAt = (number: number): CalendarDay => new Date(number * dayLength).toISOString().slice(0, 10)

/** From one day to another; 0 where they are the same. */
export const daysBetween = (from: CalendarDay, to: CalendarDay): number => dayNumber(to) - dayNumber(from)

/** So many days after a day, or before it where they are negative. */
export const daysAfter = (day: CalendarDay, days: number): CalendarDay => dayAt(dayNumber(day) + days)

/** 1 is Monday, 7 is Sunday; 1970-01-01 was a Thursday. */
export const weekdayOf = (number: number): number => ((((number + 3) % 7) + 7) % 7) + 1

/** The Monday of the week that a day is in. */
export const mondayBefore = (number: number): number => number - weekdayOf(number) + 1
