import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { classes } from '#design/classes.ts'
import type { Column, Selection, Sort } from './columns.ts'
import styles from './data-table.module.css'

export interface TableHeadProps<Row> {
  readonly columns: readonly Column<Row>[]
  readonly sort: Sort | undefined
  readonly onSort: ((sort: Sort) => void) | undefined
  readonly selection: Selection | undefined
  readonly all: readonly string[]
}

export function TableHead<Row>({ columns, sort, onSort, selection, all }: TableHeadProps<Row>) {
  return (
    <thead>
      <tr>
        {selection !== undefined && <SelectAll selection={selection} all={all} />}
        {columns.map((column) => (
          <HeadCell key={column.key} column={column} sort={sort} onSort={onSort} />
        ))}
      </tr>
    </thead>
  )
}

interface HeadCellProps<Row> extends Pick<TableHeadProps<Row>, 'sort' | 'onSort'> {
  readonly column: Column<Row>
}

function HeadCell<Row>({ column, sort, onSort }: HeadCellProps<Row>) {
  const sorted = sort?.key === column.key ? sort : undefined
  return (
    <th
      scope="col"
      className={classes(column.align === 'end' && styles.end, column.wideOnly && styles.wideOnly)}
      style={column.width === undefined ? undefined : { inlineSize: column.width }}
      aria-sort={sorted && directionOf(sorted)}
    >
      {column.sortable && onSort !== undefined ? (
        <Sorter column={column} sorted={sorted} onSort={onSort} />
      ) : (
        column.head
      )}
    </th>
  )
}

interface SorterProps {
  readonly column: { readonly key: string; readonly head: string }
  readonly sorted: Sort | undefined
  readonly onSort: (sort: Sort) => void
}

function Sorter({ column, sorted, onSort }: SorterProps) {
  const Arrow = sorted?.descending ? IconArrowDown : IconArrowUp
  const descending = sorted !== undefined && !sorted.descending
  return (
    <button type="button" className={styles.sorter} onClick={() => onSort({ key: column.key, descending })}>
      {column.head}
      {sorted !== undefined && <Arrow size={14} aria-hidden />}
    </button>
  )
}

const directionOf = (sort: Sort) => (sort.descending ? 'descending' : 'ascending')

function SelectAll({ selection, all }: { readonly selection: Selection; readonly all: readonly string[] }) {
  const { t } = useTranslation('design')
  const chosen = all.filter((key) => selection.keys.has(key)).length
  return (
    <th scope="col" className={styles.select}>
      <input
        type="checkbox"
        aria-label={t('table.selectAll')}
        checked={chosen === all.length}
        ref={(box) => {
          if (box !== null) box.indeterminate = chosen > 0 && chosen < all.length
        }}
        onChange={(event) => selection.onChange(new Set(event.currentTarget.checked ? all : []))}
      />
    </th>
  )
}
