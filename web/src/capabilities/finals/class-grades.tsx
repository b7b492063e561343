import { readFinalGrades } from '@matricula/contract/finals'
import type { SectionId } from '@matricula/contract/kernel'
import { useTranslation } from 'react-i18next'
import { BarChart } from '#design/charts/bar-chart.tsx'
import { Section } from '#design/page.tsx'
import type { Reply } from '#platform/call.ts'
import { useFormat } from '#platform/format.ts'
import { useReply } from '#platform/use-reply.ts'
import { RosterTag } from './roster-tag.tsx'

/** The final grades of a class for a report, as they are now; nothing before the first is given. */
export function ClassGrades({ sectionId }: { readonly sectionId: SectionId }) {
  const { t } = useTranslation('finals')
  const format = useFormat()
  const { data } = useReply(readFinalGrades, { params: { sectionId } })
  const letters = data ? lettersIn(data) : []
  if (data === undefined || letters.length === 0) return null
  const graded = letters.reduce((sum, { count }) => sum + count, 0)
  return (
    <Section title={t('title')} actions={<RosterTag state={data.state} />}>
      <BarChart
        sentence={t('report.ofClass', { count: graded, all: format.number(graded) })}
        heads={[t('report.grade'), t('report.times')]}
        points={letters.map(({ letter, count }) => ({
          label: letter,
          value: count,
          text: format.number(count),
        }))}
      />
    </Section>
  )
}

/** In the order of the scheme; what it does not name stands at the end. */
function lettersIn({ lines, scheme }: Reply<typeof readFinalGrades>): { letter: string; count: number }[] {
  const given = lines.flatMap(({ onRecord, grade }) => onRecord ?? grade ?? [])
  const known = scheme.grades.map(({ letter }) => letter)
  return [...new Set([...known, ...given])]
    .map((letter) => ({ letter, count: given.filter((one) => one === letter).length }))
    .filter(({ count }) => count > 0)
}
