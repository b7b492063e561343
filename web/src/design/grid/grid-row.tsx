import { memo } from 'react'
import { classes } from '#design/classes.ts'
import { Id } from '#design/id.tsx'
import { CellEditor } from './cell-editor.tsx'
import styles from './data-grid.module.css'
import type { CellState, CellStates, GridColumn, RowHead } from './grid-column.ts'
import type { Place } from './grid-state.ts'

export interface GridRowProps<Row> {
  readonly row: Row
  readonly index: number
  /** Pixels from the top of the rows. */
  readonly top: number
  readonly rowHead: RowHead<Row>
  readonly headWidth: string
  readonly columns: readonly GridColumn<Row>[]
  readonly states: CellStates | undefined
  /** The column of the active cell when it is in this row. */
  readonly active: number | undefined
  /** The selected columns of this row, as "first-last". */
  readonly selected: string | undefined
  readonly editing: boolean
  readonly seed: string | undefined
  readonly noteId: string
  readonly onLeave: (text: string | undefined, move: Place) => void
}

function GridRowOf<Row>(props: GridRowProps<Row>) {
  const { row, index, top, rowHead, columns, active } = props
  const detail = rowHead.detail?.(row)
  return (
    <div role="row" aria-rowindex={index + 2} className={styles.row} style={{ insetBlockStart: top }}>
      <div
        role="rowheader"
        aria-colindex={1}
        tabIndex={active === 0 ? 0 : -1}
        className={styles.rowHead}
        style={{ inlineSize: props.headWidth }}
        data-r={index}
        data-c={0}
      >
        <span className={styles.rowName} title={rowHead.text(row)}>
          {rowHead.text(row)}
        </span>
        {detail !== undefined && <Id className={styles.rowDetail}>{detail}</Id>}
      </div>
      {columns.map((column, place) => (
        <Cell key={column.key} {...props} column={column} place={place + 1} />
      ))}
    </div>
  )
}

/** Only the rows that changed are drawn again, however many there are. */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- memo forgets the type parameter
export const GridRow = memo(GridRowOf) as typeof GridRowOf

interface CellProps<Row> extends GridRowProps<Row> {
  readonly column: GridColumn<Row>
  readonly place: number
}

function Cell<Row>(props: CellProps<Row>) {
  const { row, column, place, rowHead, active, editing, seed, onLeave } = props
  const text = column.text(row)
  const edited = active === place && editing
  return (
    <div {...cellAttributes(props, text)} style={{ inlineSize: column.width ?? 108 }}>
      {edited ? (
        <CellEditor
          label={editorName(column, rowHead.text(row))}
          value={text}
          seed={seed}
          onLeave={onLeave}
        />
      ) : (
        (column.cell?.(row) ?? text)
      )}
    </div>
  )
}

/** What a cell says about itself, to the eye and to the ear. */
function cellAttributes<Row>(
  { row, index, column, place, states, active, selected, noteId }: CellProps<Row>,
  text: string,
) {
  const state = states?.[column.key] ?? checked(column, row, text)
  const isActive = active === place
  const described = isActive && state !== undefined ? noteId : undefined
  return {
    role: 'gridcell',
    'aria-colindex': place + 1,
    'aria-selected': isWithin(selected, place) || undefined,
    'aria-invalid': isWrong(state) || undefined,
    'aria-describedby': described,
    tabIndex: isActive ? 0 : -1,
    'data-r': index,
    'data-c': place,
    'data-state': state?.kind,
    className: classes(styles.cell, column.computed && styles.computed),
  }
}

function checked<Row>(column: GridColumn<Row>, row: Row, text: string): CellState | undefined {
  const message = column.check?.(text, row)
  return message === undefined ? undefined : { kind: 'error', message }
}

const isWrong = (state: CellState | undefined): boolean =>
  state?.kind === 'error' || state?.kind === 'conflict'

const editorName = ({ head, detail }: { head: string; detail?: string }, name: string): string =>
  [head, name, detail].filter((part) => part !== undefined).join(', ')

function isWithin(selected: string | undefined, place: number): boolean {
  const [first, last] = (selected ?? '').split('-').map(Number)
  return first !== undefined && last !== undefined && place >= first && place <= last
}
