import { type AttendanceReportLine, reportAttendance } from '@matricula/contract/attendance'
import type { TermId } from '@matricula/contract/kernel'
import { useTranslation } from 'react-i18next'
import { SectionReportLink } from '#capabilities/catalogue/index.ts'
import { BarChart } from '#design/charts/bar-chart.tsx'
import { Stat, Stats } from '#design/stat.tsx'
import type { Column } from '#design/table/columns.ts'
import { DataTable } from '#design/table/data-table.tsx'
import { type Format, useFormat } from '#platform/format.ts'
import { useReply } from '#platform/use-reply.ts'

/** The attendance of a term section by section, those in which fewest come first. */
export function AttendanceReport({ termId }: { readonly termId: TermId }) {
  const { t } = useTranslation('attendance')
  const format = useFormat()
  const { data, error, refetch } = useReply(reportAttendance, { params: { termId }, query: {} })
  const lines = data?.items
  const sum = (of: (line: AttendanceReportLine) => number) =>
    format.number((lines ?? []).reduce((all, line) => all + of(line), 0))
  return (
    <>
      {lines && lines.length > 0 && (
        <>
          <Stats>
            <Stat label={t('report.share')} value={percent(format, data.share)} />
            <Stat label={t('report.sections')} value={format.number(lines.length)} />
            <Stat label={t('report.warned')} value={sum(({ warned }) => warned)} />
            <Stat
              label={t('report.below', { minimum: percent(format, data.minimum) })}
              value={sum(({ below }) => below)}
            />
          </Stats>
          <SharesChart lines={lines} />
        </>
      )}
      <DataTable
        label={t('report')}
        rows={lines?.toSorted((one, other) => (one.share ?? 0) - (other.share ?? 0))}
        error={error}
        onRetry={() => void refetch()}
        keyOf={({ sectionId }) => sectionId}
        empty={t('report.none')}
        columns={columnsOf(t, format)}
      />
    </>
  )
}

type Words = ReturnType<typeof useTranslation<'attendance'>>['t']

const percent = (format: Format, share = 0): string => format.percent(share / 10_000)

const sectionOf = (line: AttendanceReportLine) => <SectionReportLink {...line} />

const columnsOf = (t: Words, format: Format): Column<AttendanceReportLine>[] => [
  { key: 'section', head: t('late.section'), names: true, cell: sectionOf },
  {
    key: 'students',
    head: t('report.students'),
    align: 'end',
    wideOnly: true,
    cell: ({ students }) => format.number(students),
  },
  { key: 'share', head: t('report.share'), align: 'end', cell: ({ share }) => percent(format, share) },
  {
    key: 'warned',
    head: t('report.warned'),
    align: 'end',
    wideOnly: true,
    cell: ({ warned }) => format.number(warned),
  },
  { key: 'below', head: t('report.belowHead'), align: 'end', cell: ({ below }) => format.number(below) },
]

const tens = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]

/** How many sections have which share, by tens of a per cent; empty tens below the lowest are left out. */
function SharesChart({ lines }: { readonly lines: readonly AttendanceReportLine[] }) {
  const { t } = useTranslation('attendance')
  const format = useFormat()
  const tenOf = ({ share = 0 }: AttendanceReportLine) => Math.min(9, Math.floor(share / 1000))
  const lowest = Math.min(6, ...lines.map(tenOf))
  const points = tens.slice(lowest).map((ten) => {
    const count = lines.filter((line) => tenOf(line) === ten).length
    const label = t('report.range', { from: ten * 10, to: ten === 9 ? 100 : ten * 10 + 9 })
    return { label, value: count, text: format.number(count) }
  })
  const high = lines.filter((line) => tenOf(line) >= 9).length
  return (
    <BarChart
      sentence={t('report.sentence', {
        count: lines.length,
        all: format.number(lines.length),
        high: format.number(high),
      })}
      heads={[t('report.share'), t('report.sections')]}
      points={points}
    />
  )
}
