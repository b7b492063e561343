import type { Refusal } from '@matricula/contract/enrolment'
import type { useTranslation } from 'react-i18next'
import type { Format } from '#platform/format.ts'

export type Words = ReturnType<typeof useTranslation<'enrolment'>>['t']

/** A refusal in the reader's language: what, why, who or how. The facts are written as that language writes them. */
export function refusalWords(t: Words, format: Format, { code, facts, message }: Refusal): string {
  return t(`refusal.${code}`, { ...wordsFor(format, facts), defaultValue: message })
}

const instants = new Set(['opensAt', 'closesAt'])

function wordsFor(format: Format, facts: Refusal['facts']): Record<string, string> {
  const written = Object.entries(facts).map(([name, value]): [string, string] => {
    if (typeof value === 'string')
      return [name, instants.has(name) ? format.dateTime(value) : value.replace(/\.$/, '')]
    return [name, name === 'day' ? format.weekday(value) : format.number(value)]
  })
  const { start, end } = facts
  const time = typeof start === 'number' && typeof end === 'number' ? format.minuteRange(start, end) : ''
  return { ...Object.fromEntries(written), time }
}
