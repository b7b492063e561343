import { type GridShape, type Place, placesIn, type Range } from './grid-state.ts'

export interface PastedCell extends Place {
  readonly text: string
}

export interface Pasted {
  readonly cells: readonly PastedCell[]
  /** How many cells of what was pasted fell beside the grid. */
  readonly outside: number
}

/** Lays a table over the grid from the first selected cell; a single value fills all that is selected. */
export function spread(table: readonly (readonly string[])[], selected: Range, shape: GridShape): Pasted {
  const only = table.length === 1 && table[0]?.length === 1 ? table[0][0] : undefined
  if (only !== undefined)
    return { cells: placesIn(selected).map((place) => ({ ...place, text: only })), outside: 0 }
  const first = Math.max(1, selected.first)
  const all = table.flatMap((row, down) =>
    row.map((text, aside) => ({ row: selected.top + down, column: first + aside, text })),
  )
  const cells = all.filter(({ row, column }) => row < shape.rows && column <= shape.columns)
  return { cells, outside: all.length - cells.length }
}
