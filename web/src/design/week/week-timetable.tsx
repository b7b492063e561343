import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '#design/empty-state.tsx'
import { Segmented } from '#design/segmented.tsx'
import styles from './week.module.css'
import type { WeekBlock } from './week-block.ts'
import { WeekGrid } from './week-grid.tsx'
import { WeekList } from './week-list.tsx'

export interface WeekTimetableProps {
  /** Whose week: "Your week". */
  readonly label: string
  readonly blocks: readonly WeekBlock[]
  /** Teaching days, 1 is Monday; more appear when something is on them. */
  readonly days?: readonly number[]
  /** The weekday of today, when this is the present week. */
  readonly today?: number
}

const mondayToFriday = [1, 2, 3, 4, 5]
const narrow = () => window.matchMedia('(max-width: 480px)').matches

/** The week as a picture and as a table; a phone starts with the table. */
export function WeekTimetable({ label, blocks, days = mondayToFriday, today }: WeekTimetableProps) {
  const { t } = useTranslation('design')
  const [view, setView] = useState<'week' | 'list'>(() => (narrow() ? 'list' : 'week'))
  const shown = [...new Set([...days, ...blocks.map((block) => block.day)])].toSorted((a, b) => a - b)
  return (
    <section aria-label={label}>
      <div className={styles.views}>
        <Segmented
          label={t('week.view')}
          size="small"
          value={view}
          onChange={setView}
          choices={[
            { value: 'week', label: t('week.asWeek') },
            { value: 'list', label: t('week.asList') },
          ]}
        />
      </div>
      {view === 'week' && <WeekGrid blocks={blocks} days={shown} today={today} />}
      {view === 'list' && blocks.length === 0 && <EmptyState sentence={t('week.empty')} />}
      {view === 'list' && blocks.length > 0 && <WeekList label={label} blocks={blocks} />}
    </section>
  )
}
