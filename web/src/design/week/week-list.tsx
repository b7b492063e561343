import { useTranslation } from 'react-i18next'
import type { Column } from '#design/table/columns.ts'
import { DataTable } from '#design/table/data-table.tsx'
import { Tag } from '#design/tag.tsx'
import { type Format, useFormat } from '#platform/format.ts'
import { conflictsOf } from './lanes.ts'
import styles from './week.module.css'
import type { WeekBlock } from './week-block.ts'

/** The same week as a table, for those who cannot use the picture or have no room for it. */
export function WeekList({
  label,
  blocks,
}: {
  readonly label: string
  readonly blocks: readonly WeekBlock[]
}) {
  const { t } = useTranslation('design')
  const format = useFormat()
  return (
    <DataTable
      label={label}
      rows={blocks.toSorted((a, b) => a.day - b.day || a.from - b.from)}
      keyOf={(block) => block.id}
      empty={t('week.empty')}
      columns={columnsOf(t, format, conflictsOf(blocks))}
    />
  )
}

type Words = ReturnType<typeof useTranslation<'design'>>['t']

const columnsOf = (
  t: Words,
  format: Format,
  conflicts: ReturnType<typeof conflictsOf>,
): Column<WeekBlock>[] => [
  { key: 'day', head: t('week.day'), cell: (block) => format.weekday(block.day, 'short') },
  {
    key: 'time',
    head: t('week.time'),
    cell: (block) => <span className="figures">{format.minuteRange(block.from, block.to)}</span>,
  },
  {
    key: 'what',
    head: t('week.what'),
    names: true,
    cell: (block) => (
      <span className={styles.what}>
        <strong>{block.title}</strong> <span className="muted">{block.detail}</span>
        {conflicts.has(block.id) && <Tag tone="warn">{t('week.overlaps')}</Tag>}
      </span>
    ),
  },
]
