import { type ClipboardEvent, useReducer, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CellEdit, GridColumn, RowHead } from './grid-column.ts'
import { type GridHistory, noHistory, redo, remember, undo } from './grid-history.ts'
import type { GridCommand } from './grid-keys.ts'
import {
  type GridAction,
  type GridState,
  type Place,
  placesIn,
  rangeOf,
  reduceGrid,
  start,
} from './grid-state.ts'
import { type Pasted, spread } from './paste.ts'
import { readTabSeparated, writeTabSeparated } from './tab-separated.ts'

export interface GridNeeds<Row> {
  readonly rows: readonly Row[]
  readonly keyOf: (row: Row) => string
  readonly rowHead: RowHead<Row>
  readonly columns: readonly GridColumn<Row>[]
  readonly readOnly: boolean
  readonly onEdit: (edits: readonly CellEdit[]) => void
}

interface Typed extends Place {
  readonly text: string
}

/** State and acts of the grid; what the acts mean for a record is up to `onEdit`. */
export function useGrid<Row>(needs: GridNeeds<Row>) {
  const shape = { rows: needs.rows.length, columns: needs.columns.length }
  const [state, dispatch] = useReducer(
    (before: GridState, action: GridAction) => reduceGrid(before, action, shape),
    start,
  )
  const { say, message } = useMessages(needs)
  const { apply, step } = useEdits(needs)
  const selected = rangeOf(state)
  const commands = {
    clear: () => say.changed('grid.cleared', apply(placesIn(selected).map(blank))),
    fill: () => say.changed('grid.filled', apply(filled(needs, state))),
    undo: () => say.stepped('grid.undone', step(undo)),
    redo: () => say.stepped('grid.redone', step(redo)),
  }
  return {
    state,
    dispatch,
    message,
    run: (command: GridCommand) => {
      if (command.kind === 'edit' && !mayEdit(needs, state.active)) return
      if (isAction(command)) dispatch(command)
      else commands[command.kind]()
    },
    commit: (text: string) => void apply([{ ...state.active, text }]),
    paste: (event: ClipboardEvent) => {
      if (state.editing !== undefined || needs.readOnly) return
      const pasted = spread(tableIn(event), selected, shape)
      apply(pasted.cells)
      say.pasted(pasted)
    },
    copy: (event: ClipboardEvent) => {
      if (state.editing === undefined) copyInto(event, copied(needs, state))
    },
  }
}

function tableIn(event: ClipboardEvent): string[][] {
  event.preventDefault()
  return readTabSeparated(event.clipboardData.getData('text/plain'))
}

function copyInto(event: ClipboardEvent, text: string): void {
  event.preventDefault()
  event.clipboardData.setData('text/plain', text)
}

/** Carries edits out and remembers them, so that they can be taken back. */
function useEdits<Row>(needs: GridNeeds<Row>) {
  const [history, setHistory] = useState<GridHistory>(noHistory)
  return {
    /** How many cells changed. */
    apply: (typed: readonly Typed[]): number => {
      const edits = needs.readOnly ? [] : editsFor(needs, typed)
      if (edits.length === 0) return 0
      setHistory((before) => remember(before, edits))
      needs.onEdit(edits)
      return edits.length
    },
    step: (direction: typeof undo): number => {
      const { history: next, edits } = direction(history)
      setHistory(next)
      if (edits.length > 0) needs.onEdit(edits)
      return edits.length
    },
  }
}

/** What was done, said once for those who cannot see the whole grid. */
function useMessages<Row>(needs: GridNeeds<Row>) {
  const { t } = useTranslation('design')
  const [message, setMessage] = useState('')
  const pasted = ({ cells, outside }: Pasted) => {
    const attention = cells.filter((cell) => faultOf(needs, cell) !== undefined).length
    const parts = [t('grid.pasted', { count: cells.length })]
    if (attention > 0) parts.push(t('grid.attention', { count: attention }))
    if (outside > 0) parts.push(t('grid.outside', { count: outside }))
    setMessage(`${parts.join(', ')}.`)
  }
  const changed = (said: 'grid.cleared' | 'grid.filled', count: number) => setMessage(t(said, { count }))
  const stepped = (said: 'grid.undone' | 'grid.redone', count: number) =>
    setMessage(count > 0 ? t(said, { count }) : t('grid.nothingToUndo'))
  return { message, say: { pasted, changed, stepped } }
}

const isAction = (command: GridCommand): command is GridAction =>
  command.kind === 'go' || command.kind === 'edit' || command.kind === 'leave'

const blank = (place: Place): Typed => ({ ...place, text: '' })

const mayEdit = <Row>({ readOnly, columns }: GridNeeds<Row>, { column }: Place): boolean =>
  !readOnly && columns[column - 1]?.computed !== true

/** Only cells that can be typed in, and only those that change. */
function editsFor<Row>({ rows, columns, keyOf }: GridNeeds<Row>, typed: readonly Typed[]): CellEdit[] {
  return typed.flatMap(({ row, column, text }) => {
    const record = rows[row]
    const head = columns[column - 1]
    if (record === undefined || head === undefined || head.computed) return []
    const before = head.text(record)
    const after = text.trim()
    return before === after ? [] : [{ rowKey: keyOf(record), columnKey: head.key, before, after }]
  })
}

/** The first row of the selection, repeated below. */
function filled<Row>({ rows, columns }: GridNeeds<Row>, state: GridState): Typed[] {
  const range = rangeOf(state)
  const top = rows[range.top]
  if (top === undefined) return []
  return placesIn({ ...range, top: range.top + 1 }).map((place) => ({
    ...place,
    text: columns[place.column - 1]?.text(top) ?? '',
  }))
}

function faultOf<Row>({ rows, columns }: GridNeeds<Row>, { row, column, text }: Typed): string | undefined {
  const record = rows[row]
  return record === undefined ? undefined : columns[column - 1]?.check?.(text.trim(), record)
}

function copied<Row>({ rows, columns, rowHead }: GridNeeds<Row>, state: GridState): string {
  const { top, bottom, first, last } = rangeOf(state)
  const texts = [rowHead.text, ...columns.map((column) => column.text)]
  return writeTabSeparated(
    rows.slice(top, bottom + 1).map((row) => texts.slice(first, last + 1).map((text) => text(row))),
  )
}
