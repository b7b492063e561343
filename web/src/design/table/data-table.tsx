import { type ReactNode, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { classes } from '#design/classes.ts'
import { EmptyState } from '#design/empty-state.tsx'
import { ErrorState } from '#design/error-state.tsx'
import { Skeleton } from '#design/skeleton.tsx'
import type { Column, Selection, Sort } from './columns.ts'
import styles from './data-table.module.css'
import { TableHead } from './table-head.tsx'
import { TableRow } from './table-row.tsx'
import { useRowWindow } from './use-row-window.ts'

export interface DataTableProps<Row> {
  /** What the table lists, such as "Students". */
  readonly label: string
  readonly columns: readonly Column<Row>[]
  /** Absent while nothing has been loaded yet. */
  readonly rows: readonly Row[] | undefined
  readonly keyOf: (row: Row) => string
  readonly error?: unknown
  readonly onRetry?: () => void
  /** The time of the rows that are shown, when they could not be refreshed. */
  readonly showing?: string
  /** Shown in place of no rows: why, and what to do. */
  readonly empty: ReactNode
  readonly sort?: Sort
  readonly onSort?: (sort: Sort) => void
  readonly selection?: Selection
  /** What the selecting box of a row is called: the name of the row. */
  readonly nameOf?: (row: Row) => string
  /** Rows beyond those loaded; asked for when the end comes near. */
  readonly more?: { readonly available: boolean; readonly loading: boolean; readonly load: () => void }
  /** Rows that have just been changed by someone else. */
  readonly flashing?: ReadonlySet<string>
  /** Opens a row on a click anywhere in it; the cell that names the row must still hold the link. */
  readonly onOpen?: (row: Row) => void
}

/** A table to read: a real one, of which only the rows near the screen are drawn when there are many. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { rows, onRetry = ignore, showing = '', empty } = props
  const error = props.error ?? undefined
  if (rows === undefined && error === undefined) return <Skeleton rows={8} />
  if (rows === undefined) return <ErrorState error={error} onRetry={onRetry} />
  return (
    <>
      {error !== undefined && <ErrorState error={error} onRetry={onRetry} showing={showing} />}
      {rows.length === 0 ? emptyIn(empty) : <Rows {...props} rows={rows} />}
    </>
  )
}

const ignore = () => undefined
const emptyIn = (empty: ReactNode) => (typeof empty === 'string' ? <EmptyState sentence={empty} /> : empty)

function Rows<Row>(props: DataTableProps<Row> & { readonly rows: readonly Row[] }) {
  const { label, columns, rows, keyOf, selection, more, flashing, onOpen, nameOf } = props
  const { t } = useTranslation('design')
  const table = useRef<HTMLTableElement>(null)
  const shown = useRowWindow(table, rows.length, more)
  const width = columns.length + (selection === undefined ? 0 : 1)
  return (
    <>
      <table
        ref={table}
        className={styles.table}
        aria-label={label}
        aria-rowcount={more?.available ? -1 : rows.length + 1}
      >
        <TableHead
          columns={columns}
          sort={props.sort}
          onSort={props.onSort}
          selection={selection}
          all={rows.map(keyOf)}
        />
        <tbody>
          {shown.before > 0 && <Gap height={shown.before} width={width} />}
          {rows.slice(shown.from, shown.to).map((row, place) => (
            <TableRow
              key={keyOf(row)}
              row={row}
              rowKey={keyOf(row)}
              index={shown.from + place}
              columns={columns}
              selection={selection}
              name={nameOf?.(row)}
              flashing={flashing?.has(keyOf(row)) ?? false}
              onOpen={onOpen}
            />
          ))}
          {shown.after > 0 && <Gap height={shown.after} width={width} />}
        </tbody>
      </table>
      {more?.loading && (
        <p className={classes(styles.more, 'muted')} role="status">
          {t('loadingMore')}
        </p>
      )}
    </>
  )
}

const Gap = ({ height, width }: { readonly height: number; readonly width: number }) => (
  <tr aria-hidden style={{ blockSize: height }}>
    {/* oxlint-disable-next-line jsx-a11y/control-has-associated-label -- it stands for rows that are not drawn */}
    <td colSpan={width} className={styles.gap} />
  </tr>
)
