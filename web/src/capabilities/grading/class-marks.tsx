import { type Assessment, numberIn, readGradebook } from '@matricula/contract/grading'
import type { SectionId } from '@matricula/contract/kernel'
import { useTranslation } from 'react-i18next'
import { BarChart } from '#design/charts/bar-chart.tsx'
import { Section } from '#design/page.tsx'
import type { Column } from '#design/table/columns.ts'
import { DataTable } from '#design/table/data-table.tsx'
import type { Reply } from '#platform/call.ts'
import { type Format, useFormat } from '#platform/format.ts'
import { useReply } from '#platform/use-reply.ts'
import { classTotals } from './class-totals.ts'
import { type MarkStatistics, statisticsOf } from './mark-statistics.ts'

interface Line {
  readonly assessment: Assessment
  readonly statistics: MarkStatistics | undefined
}

/** The marks of a class for a report: each assessment, and how the totals are spread. */
export function ClassMarks({ sectionId }: { readonly sectionId: SectionId }) {
  const { t } = useTranslation('grading')
  const format = useFormat()
  const { data, error, refetch } = useReply(readGradebook, { params: { sectionId } })
  const lines = data?.assessments.map((assessment): Line => {
    const numbers = data.marks
      .filter(({ assessmentId }) => assessmentId === assessment.assessmentId)
      .flatMap(({ value }) => numberIn(value) ?? [])
    return { assessment, statistics: statisticsOf(numbers, assessment.outOf) }
  })
  return (
    <Section title={t('report')}>
      {data && <Totals gradebook={data} />}
      <DataTable
        label={t('report.assessments')}
        rows={lines}
        error={error}
        onRetry={() => void refetch()}
        keyOf={({ assessment }) => assessment.assessmentId}
        empty={t('noAssessments')}
        columns={columnsOf(t, format)}
      />
    </Section>
  )
}

type Words = ReturnType<typeof useTranslation<'grading'>>['t']

const columnsOf = (t: Words, format: Format): Column<Line>[] => {
  const share = (hundredths: number | undefined, { outOf }: Assessment): string =>
    hundredths === undefined ? '–' : format.percent(hundredths / 100 / outOf)
  return [
    { key: 'title', head: t('report.assessment'), names: true, cell: ({ assessment }) => assessment.title },
    {
      key: 'marked',
      head: t('statistics.marked'),
      align: 'end',
      wideOnly: true,
      cell: ({ statistics }) => format.number(statistics?.count ?? 0),
    },
    {
      key: 'mean',
      head: t('statistics.mean'),
      align: 'end',
      cell: ({ statistics, assessment }) => share(statistics?.mean, assessment),
    },
    {
      key: 'median',
      head: t('statistics.median'),
      align: 'end',
      cell: ({ statistics, assessment }) => share(statistics?.median, assessment),
    },
    {
      key: 'lowest',
      head: t('report.lowest'),
      align: 'end',
      wideOnly: true,
      cell: ({ statistics, assessment }) => share(statistics?.lowest, assessment),
    },
  ]
}

/** What counts so far for each student, in tens of a per cent; extra credit leads beyond the last. */
function Totals({ gradebook }: { readonly gradebook: Reply<typeof readGradebook> }) {
  const { t } = useTranslation('grading')
  const format = useFormat()
  const totals = [...classTotals(gradebook).values()].flatMap((total) => total?.hundredths ?? [])
  const statistics = statisticsOf(
    totals.map((hundredths) => Math.min(hundredths, 10_000) / 100),
    100,
  )
  if (!statistics) return null
  const { count, mean, ranges } = statistics
  return (
    <BarChart
      sentence={t('report.totals', { count, all: format.number(count), mean: format.percent(mean / 10_000) })}
      heads={[t('report.total'), t('statistics.students')]}
      points={ranges.map(({ from, count: students }) => ({
        label: format.percent(from / 10_000),
        value: students,
        text: format.number(students),
      }))}
    />
  )
}
