import type { MeetingDay } from '@matricula/contract/attendance'
import { useTranslation } from 'react-i18next'
import { Sparkline } from '#design/charts/sparkline.tsx'
import { useFormat } from '#platform/format.ts'
import { trendOf } from './attendance-trend.ts'
import styles from './meetings.module.css'

/** How many came over all meetings, how it went from one to the next, and when fewest came. */
export function MeetingTrend({ meetings }: { readonly meetings: readonly MeetingDay[] }) {
  const { t } = useTranslation('attendance')
  const format = useFormat()
  const trend = trendOf(meetings)
  if (trend === undefined) return null
  const { attended, held, lowest } = trend
  const count = trend.meetings.length
  return (
    <p className={styles.trend}>
      <Sparkline
        label={t('trend.label')}
        values={trend.meetings.map((meeting) => meeting.attended / meeting.held)}
      />
      <span className="figures">
        {attended === held
          ? t('trend.everyone', { count })
          : t('trend.sentence', {
              count,
              share: format.percent(attended / held),
              day: format.shortDay(lowest.date),
              lowest: format.percent(lowest.attended / lowest.held),
            })}
      </span>
    </p>
  )
}
