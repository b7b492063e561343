import { type Assessment, numberIn } from '@matricula/contract/grading'
import { useTranslation } from 'react-i18next'
import { Button } from '#design/button.tsx'
import { BarChart } from '#design/charts/bar-chart.tsx'
import { Dialog, DialogActions } from '#design/dialog.tsx'
import { Stat, Stats } from '#design/stat.tsx'
import { useFormat } from '#platform/format.ts'
import type { MarkRow } from './mark-rows.ts'
import { type MarkStatistics, type Oddity, oddityOf, statisticsOf } from './mark-statistics.ts'
import styles from './section-marks.module.css'
import { cellValue } from './use-mark-columns.tsx'

export interface StatisticsDialogProps {
  readonly assessment: Assessment
  readonly assessments: readonly Assessment[]
  readonly rows: readonly MarkRow[]
  readonly onClose: () => void
}

/** How a class did in one assessment, and which marks deserve a second look. */
export function StatisticsDialog({ assessment, assessments, rows, onClose }: StatisticsDialogProps) {
  const { t } = useTranslation('grading')
  const { t: tDesign } = useTranslation('design')
  const values = rows.map((row) => cellValue(row, assessment))
  const numbers = values.flatMap((value) => numberIn(value) ?? [])
  const statistics = statisticsOf(numbers, assessment.outOf)
  return (
    <Dialog opened onClose={onClose} title={t('statistics.title', { title: assessment.title })} size="wide">
      {statistics ? (
        <Numbers statistics={statistics} outOf={assessment.outOf} all={rows.length} />
      ) : (
        <p className="muted">{t('statistics.none')}</p>
      )}
      <Oddities assessment={assessment} assessments={assessments} rows={rows} />
      <DialogActions>
        <Button onClick={onClose}>{tDesign('close')}</Button>
      </DialogActions>
    </Dialog>
  )
}

interface NumbersProps {
  readonly statistics: MarkStatistics
  readonly outOf: number
  readonly all: number
}

function Numbers({ statistics, outOf, all }: NumbersProps) {
  const { t } = useTranslation('grading')
  const format = useFormat()
  const { count, mean, median, deviation, lowest, highest, ranges } = statistics
  const mark = (hundredths: number) => format.number(hundredths / 100)
  return (
    <>
      <Stats>
        <Stat label={t('statistics.marked')} value={t('assessments.markedOf', { marked: count, all })} />
        <Stat label={t('statistics.mean')} value={mark(mean)} detail={format.percent(mean / 100 / outOf)} />
        <Stat label={t('statistics.median')} value={mark(median)} />
        <Stat label={t('statistics.deviation')} value={mark(deviation)} />
        <Stat
          label={t('statistics.span')}
          value={t('statistics.spanOf', { lowest: mark(lowest), highest: mark(highest) })}
        />
      </Stats>
      <BarChart
        sentence={t('statistics.sentence', { count, mean: mark(mean), outOf: format.number(outOf) })}
        heads={[t('statistics.range'), t('statistics.students')]}
        points={ranges.map(({ from, count: students }) => ({
          label: format.number(from / 100),
          value: students,
          text: format.number(students),
        }))}
      />
    </>
  )
}

function Oddities({ assessment, assessments, rows }: Omit<StatisticsDialogProps, 'onClose'>) {
  const { t } = useTranslation('grading')
  const odd = oddIn(rows, assessment, assessments)
  if (odd.length === 0) return <p className="muted">{t('odd.none')}</p>
  return (
    <section aria-label={t('odd.title')}>
      <h3>{t('odd.title')}</h3>
      <ul className={styles.odd}>
        {odd.map(({ row, oddity }) => (
          <li key={row.studentId}>
            <strong>{row.name}</strong>: {t(`odd.${oddity.kind}`, { ...oddity })}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** A mark is expected of everyone once half of the class has one. */
function oddIn(
  rows: readonly MarkRow[],
  assessment: Assessment,
  assessments: readonly Assessment[],
): { readonly row: MarkRow; readonly oddity: Oddity }[] {
  const markOf = (row: MarkRow, of: Assessment) => ({ value: cellValue(row, of), outOf: of.outOf })
  const marked = rows.filter((row) => (cellValue(row, assessment) ?? null) !== null).length
  const isExpected = marked * 2 >= rows.length && marked > 0
  const others = assessments.filter(({ assessmentId }) => assessmentId !== assessment.assessmentId)
  return rows.flatMap((row) => {
    const oddity = oddityOf(
      markOf(row, assessment),
      others.map((other) => markOf(row, other)),
      isExpected,
    )
    return oddity ? [{ row, oddity }] : []
  })
}
