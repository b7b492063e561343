import { Term } from '@matricula/contract/catalogue'
import { dayLength, type TermId } from '@matricula/contract/kernel'

interface Season {
  readonly says: RegExp
  readonly title: string
  readonly from: string
  readonly to: string
}

const seasons: readonly Season[] = [
  { says: /(^|[^a-z])su(m|mmer)?([^a-z]|$)/i, title: 'Summer', from: '05-18', to: '08-08' },
  { says: /(^|[^a-z])sp(r|ring)?([^a-z]|$)/i, title: 'Spring', from: '01-18', to: '05-12' },
  { says: /(^|[^a-z])(fa|fal|fall|autumn)([^a-z]|$)/i, title: 'Autumn', from: '08-24', to: '12-18' },
]

const isoDay = (millis: number): string => new Date(millis).toISOString().slice(0, 10)
const instant = (millis: number): string => new Date(millis).toISOString()
const weeksIfUnknown = 17

/** A term that a file mentions and nobody has described: dates from its name or from today, to be corrected by a registrar. */
export function guessedTerm(termId: TermId, title: string, now: number): Term {
  const { name, startsAt, endsAt } = span(`${termId} ${title}`, now)
  return Term.parse({
    termId,
    title: name ?? title,
    startsOn: isoDay(startsAt),
    endsOn: isoDay(endsAt),
    registration: {
      opensAt: instant(startsAt - 60 * dayLength),
      closesAt: instant(startsAt + 14 * dayLength),
    },
    creditLimit: 30,
    version: 1,
  })
}

function span(text: string, now: number): { name?: string; startsAt: number; endsAt: number } {
  const [year] = /\b(?:19|20)\d\d\b/.exec(text) ?? []
  const season = seasons.find(({ says }) => says.test(text))
  if (year && season) {
    const startsAt = Date.parse(`${year}-${season.from}`)
    return { name: `${season.title} ${year}`, startsAt, endsAt: Date.parse(`${year}-${season.to}`) }
  }
  const today = now - (now % dayLength)
  const monday = today - ((new Date(today).getUTCDay() + 6) % 7) * dayLength
  return { startsAt: monday, endsAt: monday + (weeksIfUnknown * 7 - 1) * dayLength }
}
