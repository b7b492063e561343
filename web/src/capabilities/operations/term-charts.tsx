import type { TermStatistics } from '@matricula/contract/operations'
import { useTranslation } from 'react-i18next'
import { BarChart } from '#design/charts/bar-chart.tsx'
import { useFormat } from '#platform/format.ts'

/** As many columns as can be told apart; the table has the newest of them as well. */
const mostDays = 21

/** Registrations less drops, day by day. */
export function RegistrationChart({ days }: { readonly days: TermStatistics['days'] }) {
  const { t } = useTranslation('operations')
  const format = useFormat()
  const shown = days.slice(-mostDays)
  const busiest = shown.reduce((most, one) => (one.enrolled > most.enrolled ? one : most))
  return (
    <BarChart
      sentence={t('numbers.daysChart', {
        day: format.day(busiest.day),
        count: busiest.enrolled,
        enrolled: format.number(busiest.enrolled),
      })}
      heads={[t('numbers.day'), t('numbers.enrolledOn')]}
      points={shown.map(({ day, enrolled }) => ({
        label: format.shortDay(day),
        value: enrolled,
        text: format.number(enrolled),
      }))}
    />
  )
}

/** How the final grades of a term are spread, the best first where letters go down. */
export function GradeChart({ grades }: { readonly grades: TermStatistics['grades'] }) {
  const { t } = useTranslation('operations')
  const format = useFormat()
  const all = grades.reduce((sum, { count }) => sum + count, 0)
  return (
    <BarChart
      sentence={t('numbers.gradesChart', { count: all, all: format.number(all) })}
      heads={[t('numbers.letter'), t('numbers.times')]}
      points={inOrder(grades).map(({ letter, count }) => ({
        label: letter,
        value: count,
        text: format.number(count),
      }))}
    />
  )
}

/** A+ before A before A-; letters in the order of the alphabet. */
const inOrder = (grades: TermStatistics['grades']): TermStatistics['grades'] =>
  grades.toSorted((one, other) => rankOf(one.letter).localeCompare(rankOf(other.letter), 'en'))

function rankOf(letter: string): string {
  if (letter.endsWith('+')) return `${letter.slice(0, -1)}0`
  return letter.endsWith('-') ? `${letter.slice(0, -1)}2` : `${letter}1`
}
