/** How dates are written where the year comes last. */
export type DayOrder = 'day-first' | 'month-first'

const threeParts = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/

/** What the dates of a whole column say about their order; undefined where nothing in them decides. */
export function dayOrderOf(values: Iterable<string>): DayOrder | undefined {
  let dayFirst = false
  let monthFirst = false
  for (const value of values) {
    const [, first = '', second = ''] = threeParts.exec(value.trim()) ?? []
    dayFirst ||= Number(first) > 12
    monthFirst ||= Number(second) > 12
  }
  if (dayFirst === monthFirst) return undefined
  return dayFirst ? 'day-first' : 'month-first'
}

/** A date as year-month-day; undefined where it is no date, or where its order is not known. */
export function isoDay(text: string, order: DayOrder | undefined): string | undefined {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return text
  const [, first, second, year] = threeParts.exec(text) ?? []
  if (!first || !second || !year) return undefined
  if (order === undefined && first !== second) return undefined
  const [day, month] = order === 'month-first' ? [second, first] : [first, second]
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}
