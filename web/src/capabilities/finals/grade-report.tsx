import { type GradeReportLine, reportGrades } from '@matricula/contract/finals'
import type { TermId } from '@matricula/contract/kernel'
import { useTranslation } from 'react-i18next'
import { SectionReportLink } from '#capabilities/catalogue/index.ts'
import { BarChart } from '#design/charts/bar-chart.tsx'
import { Stat, Stats } from '#design/stat.tsx'
import type { Column } from '#design/table/columns.ts'
import { DataTable } from '#design/table/data-table.tsx'
import { type Format, useFormat } from '#platform/format.ts'
import { useReply } from '#platform/use-reply.ts'

/** The grades that were posted in a term: how they are spread, and how each section did. */
export function GradeReport({ termId }: { readonly termId: TermId }) {
  const { t } = useTranslation('finals')
  const format = useFormat()
  const { data, error, refetch } = useReply(reportGrades, { params: { termId }, query: {} })
  return (
    <>
      {data && data.graded > 0 && (
        <>
          <Stats>
            <Stat label={t('report.graded')} value={format.number(data.graded)} />
            <Stat label={t('report.passed')} value={format.percent(data.passed / data.graded)} />
            <Stat label={t('report.average')} value={data.average ?? '–'} />
          </Stats>
          <BarChart
            sentence={t('report.sentence', {
              count: data.graded,
              all: format.number(data.graded),
              passed: format.percent(data.passed / data.graded),
            })}
            heads={[t('report.grade'), t('report.times')]}
            points={data.letters.map(({ letter, count }) => ({
              label: letter,
              value: count,
              text: format.number(count),
            }))}
          />
        </>
      )}
      <DataTable
        label={t('report')}
        rows={data?.items}
        error={error}
        onRetry={() => void refetch()}
        keyOf={({ sectionId }) => sectionId}
        empty={t('report.none')}
        columns={columnsOf(t, format)}
      />
    </>
  )
}

type Words = ReturnType<typeof useTranslation<'finals'>>['t']

const sectionOf = (line: GradeReportLine) => <SectionReportLink {...line} />

const columnsOf = (t: Words, format: Format): Column<GradeReportLine>[] => [
  { key: 'section', head: t('report.section'), names: true, cell: sectionOf },
  {
    key: 'graded',
    head: t('report.graded'),
    align: 'end',
    wideOnly: true,
    cell: ({ graded }) => format.number(graded),
  },
  {
    key: 'passed',
    head: t('report.passed'),
    align: 'end',
    cell: ({ passed, graded }) => (graded === 0 ? '–' : format.percent(passed / graded)),
  },
  { key: 'average', head: t('report.average'), align: 'end', cell: ({ average = '–' }) => average },
]
