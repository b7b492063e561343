import type { AttendanceTally } from '@matricula/contract/attendance'
import { useTranslation } from 'react-i18next'
import { Meter } from '#design/meter.tsx'
import { useFormat } from '#platform/format.ts'
import styles from './attendance-line.module.css'
import { attendedOf } from './attended.ts'

export type Counts = Omit<AttendanceTally, 'sectionId'>

/** Attendance in words with a thin line: "18 of 20 classes attended, 1 late". Excused classes do not count. */
export function AttendanceLine({ counts }: { readonly counts: Counts | undefined }) {
  const { t } = useTranslation('attendance')
  const format = useFormat()
  const { attended, held } = attendedOf(counts)
  if (counts === undefined || held + counts.excused + counts.medical === 0) {
    return <span className="muted">{t('tally.none')}</span>
  }
  const words = [
    t('tally.words', { attended, held, count: held }),
    ...(['late', 'absent', 'excused', 'duty', 'medical'] as const)
      .filter((state) => counts[state] > 0)
      .map((state) => t(`counts.${state}`, { count: counts[state] })),
  ].join(', ')
  return (
    <span className={styles.line}>
      {held > 0 && <span className={styles.share}>{format.percent(attended / held)}</span>}
      <span className={styles.words}>{words}</span>
      {held > 0 && <Meter label={words} value={attended} limit={held} scarceAt="never" />}
    </span>
  )
}
