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
  const sorted = sort?.key === column.key
  const Arrow = sort?.descending ? IconArrowDown : IconArrowUp
  return (
    <th
      scope="col"
      className={classes(column.align === 'end' && styles.end, column.wideOnly && styles.wideOnly)}
      style={column.width === undefined ? undefined : { inlineSize: column.width }}
      aria-sort={sorted ? directionOf(sort) : undefined}
    >
      {column.sortable && onSort !== undefined ? (
        <button
          type="button"
          className={styles.sorter}
          onClick={() => onSort({ key: column.key, descending: sorted && !sort.descending })}
        >
          {column.head}
          {sorted && <Arrow size={14} aria-hidden />}
        </button>
      ) : (
        column.head
      )}
    </th>
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
