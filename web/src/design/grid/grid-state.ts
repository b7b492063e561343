/** Column 0 is the head of the row; columns that hold cells start at 1. */
export interface Place {
  readonly row: number
  readonly column: number
}

export interface GridShape {
  readonly rows: number
  readonly columns: number
}

export interface GridState {
  readonly active: Place
  /** The other corner of what is selected. */
  readonly anchor?: Place | undefined
  /** Present while a cell is edited; `seed` replaces what it held. */
  readonly editing?: { readonly seed?: string | undefined } | undefined
}

export type GridAction =
  | { readonly kind: 'go'; readonly to: Place; readonly extend?: boolean }
  | { readonly kind: 'edit'; readonly seed?: string }
  | { readonly kind: 'leave'; readonly move?: Place }

export const start: GridState = { active: { row: 0, column: 1 } }

const within = (value: number, last: number): number => Math.max(0, Math.min(last, value))

const inside = ({ row, column }: Place, { rows, columns }: GridShape): Place => ({
  row: within(row, rows - 1),
  column: within(column, columns),
})

/** The whole behaviour of the focus, the selection and the editor, without a browser. */
export function reduceGrid(state: GridState, action: GridAction, shape: GridShape): GridState {
  if (action.kind === 'leave') return { active: inside(stepped(state.active, action.move), shape) }
  if (action.kind === 'edit') {
    return state.active.column === 0 ? state : { active: state.active, editing: { seed: action.seed } }
  }
  const anchor = action.extend ? (state.anchor ?? state.active) : undefined
  return { active: inside(action.to, shape), anchor }
}

/** Leaving a cell never leads onto the head of the row. */
const stepped = (from: Place, move: Place = { row: 0, column: 0 }): Place => ({
  row: from.row + move.row,
  column: Math.max(1, from.column + move.column),
})

export interface Range {
  readonly top: number
  readonly bottom: number
  readonly first: number
  readonly last: number
}

/** The cells that are selected: one, or all between the two corners. */
export const rangeOf = ({ active, anchor = active }: GridState): Range => ({
  top: Math.min(active.row, anchor.row),
  bottom: Math.max(active.row, anchor.row),
  first: Math.min(active.column, anchor.column),
  last: Math.max(active.column, anchor.column),
})

/** Every place of a range that holds a cell, row by row. */
export function placesIn({ top, bottom, first, last }: Range): Place[] {
  const columns = numbers(Math.max(1, first), last)
  return numbers(top, bottom).flatMap((row) => columns.map((column) => ({ row, column })))
}

const numbers = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, step) => from + step)
