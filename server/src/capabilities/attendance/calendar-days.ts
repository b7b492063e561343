import type { CalendarDay } from '@matricula/contract/kernel'

const length = 86_400_000

/** Days since 1970-01-01, in no zone. */
export const dayNumber = (date: CalendarDay): number => Date.parse(`${date}T00:00:00Z`) / length

export const dayAt = (number: number): CalendarDay => new Date(number * length).toISOString().slice(0, 10)

/** 1 is Monday, 7 is Sunday; 1970-01-01 was a Thursday. */
export const weekdayOf = (number: number): number => ((((number + 3) % 7) + 7) % 7) + 1

/** The Monday of the week that a day is in. */
export const mondayBefore = (number: number): number => number - weekdayOf(number) + 1
