import { useFormat } from '#platform/format.ts'
import { WeekBlockView } from './block-view.tsx'
import { type Hours, hoursOf } from './hours.ts'
import { conflictsOf, lanesOf } from './lanes.ts'
import styles from './week.module.css'
import type { WeekBlock } from './week-block.ts'

interface WeekGridProps {
  readonly blocks: readonly WeekBlock[]
  readonly days: readonly number[]
  readonly today: number | undefined
}

const alone = { lane: 0, of: 1 }

/** Columns of days with hour lines; what overlaps stands side by side and is hatched. */
export function WeekGrid({ blocks, days, today }: WeekGridProps) {
  const format = useFormat()
  const hours = hoursOf(blocks)
  const lanes = lanesOf(blocks)
  const conflicts = conflictsOf(blocks)
  const titles = new Map(blocks.map((block) => [block.id, block.title]))
  return (
    <div className={styles.week}>
      <HourScale hours={hours} />
      {days.map((day) => (
        <div key={day} className={styles.day} data-today={day === today || undefined}>
          <h3 className={styles.dayHead} aria-current={day === today ? 'date' : undefined}>
            <span aria-hidden>{format.weekday(day, 'short')}</span>
            <span className="visually-hidden">{format.weekday(day)}</span>
          </h3>
          <ul className={styles.blocks} style={{ blockSize: (hours.last - hours.first) * hourHeight }}>
            {blocks
              .filter((block) => block.day === day)
              .toSorted((a, b) => a.from - b.from)
              .map((block) => (
                <WeekBlockView
                  key={block.id}
                  block={block}
                  lane={lanes.get(block.id) ?? alone}
                  place={placeOf(block, hours)}
                  overlapping={(conflicts.get(block.id) ?? []).map((id) => titles.get(id) ?? '')}
                />
              ))}
          </ul>
        </div>
      ))}
    </div>
  )
}

const hourHeight = 48

const placeOf = ({ from, to }: WeekBlock, { first }: Hours) => ({
  top: ((from - first * 60) / 60) * hourHeight,
  height: ((to - from) / 60) * hourHeight,
})

function HourScale({ hours }: { readonly hours: Hours }) {
  const format = useFormat()
  const between = Array.from({ length: hours.last - hours.first - 1 }, (_, step) => hours.first + step + 1)
  return (
    <div className={styles.scale} aria-hidden>
      {between.map((hour) => (
        <span key={hour} style={{ insetBlockStart: (hour - hours.first) * hourHeight + 22 }}>
          {format.minute(hour * 60)}
        </span>
      ))}
    </div>
  )
}
