import { Term } from '@matricula/contract/catalogue'
import { dayLength } from '@matricula/contract/kernel'

const weeks = 16
/** How far the current term is when it is made. */
const weeksBehind = 5

const iso = (millis: number): string => new Date(millis).toISOString()
const isoDay = (millis: number): string => iso(millis).slice(0, 10)

function termFrom(startsAt: number, registration: { opensAt: string; closesAt: string }): Term {
  const middle = new Date(startsAt + 8 * 7 * dayLength)
  const season = middle.getUTCMonth() < 6 ? 'Spring' : 'Autumn'
  const year = middle.getUTCFullYear()
  return Term.parse({
    termId: `${year}-${season.toLowerCase()}`,
    title: `${season} ${year}`,
    startsOn: isoDay(startsAt),
    endsOn: isoDay(startsAt + (weeks * 7 - 3) * dayLength),
    registration,
    creditLimit: 24,
    version: 1,
  })
}

/** A term that is five weeks old with registration open now, and those half a year apart before it, the oldest first. */
export function planTerms(now: number, before: number): { current: Term; past: Term[] } {
  const today = now - (now % dayLength)
  const monday = today - ((new Date(today).getUTCDay() + 6) % 7) * dayLength
  const startsAt = monday - weeksBehind * 7 * dayLength
  return {
    current: termFrom(startsAt, { opensAt: iso(now - 7 * dayLength), closesAt: iso(now + 14 * dayLength) }),
    past: Array.from({ length: before }, (_, place) => {
      const began = startsAt - (before - place) * 26 * 7 * dayLength
      return termFrom(began, { opensAt: iso(began - 14 * dayLength), closesAt: iso(began + 7 * dayLength) })
    }),
  }
}
