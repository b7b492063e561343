import { type KeyboardEvent, type MouseEvent, type RefObject, useEffect, useId, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './data-grid.module.css'
import type { CellState, CellStates } from './grid-column.ts'
import { GridHead } from './grid-head.tsx'
import { commandFor } from './grid-keys.ts'
import { GridNote } from './grid-note.tsx'
import { GridRow } from './grid-row.tsx'
import { type Place, rangeOf } from './grid-state.ts'
import { headWidthOf } from './head-width.ts'
import { type GridNeeds, useGrid } from './use-grid.ts'
import { rowHeightOf, useGridRows } from './use-grid-rows.ts'
import { useStable } from './use-stable.ts'

export interface DataGridProps<Row> extends Omit<GridNeeds<Row>, 'readOnly'> {
  /** What is edited here: "Marks, CS-201 section A". */
  readonly label: string
  /** By row key, then column key. Keep a row's object the same while nothing in it changes. */
  readonly states?: ReadonlyMap<string, CellStates>
  readonly readOnly?: boolean
  /** Any CSS length; the rest of the window unless given. */
  readonly height?: string
}

/**
 * Cells to type in, as in a spreadsheet: one tab stop, arrows, Enter goes down, ranges, copy and paste, undo.
 * Typing never waits: `onEdit` is told at once, and `states` shows what becomes of it.
 */
export function DataGrid<Row>(props: DataGridProps<Row>) {
  const { label, rows, keyOf, columns, rowHead, states, height, readOnly = false } = props
  const { t } = useTranslation('design')
  const noteId = useId()
  const box = useRef<HTMLDivElement>(null)
  const grid = useGrid({ ...props, readOnly })
  const { active, editing } = grid.state
  const range = rangeOf(grid.state)
  const headWidth = useMemo(() => headWidthOf(rows, rowHead), [rows, rowHead])
  const drawn = useGridRows(box, rows.length, active.row)
  useFocusedCell(box, active, editing === undefined, drawn.scrollTo)

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const { key, shiftKey: shift, altKey: alt } = event
    const view = { rows: rows.length, columns: columns.length, active, ...measuresOf(event.currentTarget) }
    const command = commandFor({ key, shift, alt, control: event.ctrlKey || event.metaKey }, view)
    if (command === undefined) return
    event.preventDefault()
    grid.run(command)
  }
  const onMouseDown = (event: MouseEvent) => {
    const to = placeOf(event.target)
    if (to === undefined) return
    event.preventDefault()
    if (document.activeElement instanceof HTMLInputElement) document.activeElement.blur()
    box.current?.focus({ preventScroll: true })
    grid.dispatch({ kind: 'go', to, extend: event.shiftKey })
  }
  const onLeave = useStable((text: string | undefined, move: Place) => {
    if (text !== undefined) grid.commit(text)
    grid.dispatch({ kind: 'leave', move })
  })

  return (
    <div className={styles.frame}>
      <div
        ref={box}
        role="grid"
        aria-label={label}
        aria-rowcount={rows.length + 1}
        aria-colcount={columns.length + 1}
        aria-multiselectable
        aria-readonly={readOnly || undefined}
        tabIndex={-1}
        className={styles.grid}
        style={{ maxBlockSize: height, scrollPaddingInlineStart: headWidth }}
        onKeyDown={onKeyDown}
        onPaste={grid.paste}
        onCopy={grid.copy}
        onMouseDown={onMouseDown}
        onDoubleClick={() => grid.run({ kind: 'edit' })}
      >
        <GridHead columns={columns} head={rowHead.head} headWidth={headWidth} />
        <div role="rowgroup" className={styles.rows} style={{ blockSize: drawn.height }}>
          {drawn.rows.map(({ index, top }) => {
            const row = rows[index]
            if (row === undefined) return null
            const here = active.row === index
            return (
              <GridRow
                key={keyOf(row)}
                row={row}
                index={index}
                top={top}
                rowHead={rowHead}
                headWidth={headWidth}
                columns={columns}
                states={states?.get(keyOf(row))}
                active={here ? active.column : undefined}
                selected={
                  grid.state.anchor !== undefined && index >= range.top && index <= range.bottom
                    ? `${range.first}-${range.last}`
                    : undefined
                }
                editing={here && editing !== undefined}
                seed={here ? editing?.seed : undefined}
                noteId={noteId}
                onLeave={onLeave}
              />
            )
          })}
        </div>
      </div>
      <div className={styles.status}>
        <span role="status">{grid.message}</span>
        <GridNote id={noteId} state={stateAt(props, active)} />
        {!readOnly && <span className={styles.hint}>{t('grid.hint')}</span>}
      </div>
    </div>
  )
}

function stateAt<Row>(
  { rows, columns, keyOf, states }: DataGridProps<Row>,
  { row, column }: Place,
): CellState | undefined {
  const record = rows[row]
  const head = columns[column - 1]
  if (record === undefined || head === undefined) return undefined
  const message = head.check?.(head.text(record), record)
  return (
    states?.get(keyOf(record))?.[head.key] ?? (message === undefined ? undefined : { kind: 'error', message })
  )
}

function placeOf(target: EventTarget): Place | undefined {
  if (!(target instanceof Element) || target instanceof HTMLInputElement) return undefined
  const cell = target.closest<HTMLElement>('[data-r]')
  return cell === null ? undefined : { row: Number(cell.dataset.r), column: Number(cell.dataset.c) }
}

const measuresOf = (element: HTMLElement) => ({
  page: Math.max(1, Math.floor(element.clientHeight / rowHeightOf(element)) - 2),
  rightToLeft: getComputedStyle(element).direction === 'rtl',
})

/** The active cell has the focus whenever the grid has it, and gets it back when the editor inside it goes away. */
function useFocusedCell(
  box: RefObject<HTMLDivElement | null>,
  { row, column }: Place,
  idle: boolean,
  scrollTo: (row: number) => void,
): void {
  const edited = useRef(false)
  useEffect(() => {
    const left = edited.current && document.activeElement === document.body
    edited.current = !idle
    const here = box.current?.contains(document.activeElement) ?? false
    if (!idle || !(here || left)) return
    scrollTo(row)
    const cell = box.current?.querySelector<HTMLElement>(`[data-r="${row}"][data-c="${column}"]`)
    cell?.focus({ preventScroll: true })
    cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [box, row, column, idle, scrollTo])
}
