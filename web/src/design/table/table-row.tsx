import type { MouseEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { classes } from '#design/classes.ts'
import type { Column, Selection } from './columns.ts'
import styles from './data-table.module.css'

export interface TableRowProps<Row> {
  readonly row: Row
  readonly rowKey: string
  readonly index: number
  readonly columns: readonly Column<Row>[]
  readonly selection: Selection | undefined
  readonly name: string | undefined
  readonly flashing: boolean
  readonly onOpen: ((row: Row) => void) | undefined
}

export function TableRow<Row>({
  row,
  rowKey,
  index,
  columns,
  selection,
  name,
  flashing,
  onOpen,
}: TableRowProps<Row>) {
  const chosen = selection?.keys.has(rowKey)
  return (
    <tr
      aria-rowindex={index + 2}
      data-selected={chosen || undefined}
      className={classes(flashing && styles.flash, onOpen !== undefined && styles.opens)}
      onClick={onOpen === undefined ? undefined : (event) => isPlain(event) && onOpen(row)}
    >
      {selection !== undefined && <SelectRow selection={selection} rowKey={rowKey} name={name ?? rowKey} />}
      {columns.map((column) => {
        const className = classes(column.align === 'end' && styles.end, column.wideOnly && styles.wideOnly)
        return column.names ? (
          <th key={column.key} scope="row" className={className}>
            {column.cell(row)}
          </th>
        ) : (
          <td key={column.key} className={className}>
            {column.cell(row)}
          </td>
        )
      })}
    </tr>
  )
}

/** A click on a link, a button or a box means that, and a click that ends a text selection means nothing. */
const isPlain = (event: MouseEvent<HTMLElement>): boolean =>
  event.target instanceof Element &&
  event.target.closest('a, button, input, label') === null &&
  (getSelection()?.isCollapsed ?? true)

interface SelectRowProps {
  readonly selection: Selection
  readonly rowKey: string
  readonly name: string
}

function SelectRow({ selection, rowKey, name }: SelectRowProps) {
  const { t } = useTranslation('design')
  const chosen = selection.keys.has(rowKey)
  return (
    <td className={styles.select}>
      <input
        type="checkbox"
        aria-label={t('table.select', { name })}
        checked={chosen}
        onChange={() => {
          const next = new Set(selection.keys)
          if (chosen) next.delete(rowKey)
          else next.add(rowKey)
          selection.onChange(next)
        }}
      />
    </td>
  )
}
