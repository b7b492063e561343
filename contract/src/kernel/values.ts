import { z } from 'zod'

/** An instant in UTC, ISO 8601 with milliseconds. */
export const Instant = z.iso.datetime({
  error: 'Give a date and time in UTC such as 2027-01-11T08:00:00.000Z',
})
export type Instant = z.infer<typeof Instant>

/** A calendar day without a zone. */
export const CalendarDay = z.iso.date({ error: 'Give a date as year-month-day, such as 2027-01-11' })
export type CalendarDay = z.infer<typeof CalendarDay>

/** Minutes since midnight in the institution's time zone, 0 to 1440. */
export const MinuteOfDay = z
  .int('Write a time such as 09:30')
  .min(0, 'Write a time from 00:00 to 24:00')
  .max(1440, 'Write a time from 00:00 to 24:00')

/** Credits in steps of a quarter, so that sums stay exact in binary. */
export const Credits = z
  .number()
  .min(0, 'Credits cannot be negative')
  .max(60, 'At most 60 credits')
  .multipleOf(0.25)

/** Counts the changes of a record; send it back to change exactly what you saw. */
export const Version = z.int().positive()

/** One line of text as people write it: trimmed, in Unicode's composed form, without control characters. */
export const line = (longest: number) =>
  z
    .string()
    .normalize('NFC')
    .trim()
    .min(1, 'This cannot be empty')
    .max(longest, `At most ${longest} characters`)
    .regex(/^\P{Cc}*$/u, 'Remove line breaks and control characters')

/** A written-out text of several lines. */
export const prose = (longest: number) =>
  z.string().normalize('NFC').trim().max(longest, `At most ${longest} characters`)

/** A place in a list, opaque to whoever holds it. */
export const Cursor = z.string().max(2048)

/** One page of a list; `next` is absent on the last page. */
export const page = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), next: Cursor.optional() })

/** What every list takes: where to go on and how many, 1 to 200. */
export const pageQuery = {
  after: Cursor.optional(),
  limit: z.coerce.number().int().min(1).max(200, 'At most 200 a page').default(50),
}
