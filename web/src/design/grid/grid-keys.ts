import type { GridAction, GridShape, Place } from './grid-state.ts'

export type GridCommand = GridAction | { readonly kind: 'clear' | 'undo' | 'redo' | 'fill' }

export interface PressedKey {
  readonly key: string
  readonly shift: boolean
  readonly control: boolean
  readonly alt: boolean
}

export interface GridView extends GridShape {
  readonly active: Place
  /** Rows that fit on the screen. */
  readonly page: number
  readonly rightToLeft: boolean
}

/** What a key means while no cell is edited; nothing means it is not ours. */
export function commandFor(pressed: PressedKey, view: GridView): GridCommand | undefined {
  if (pressed.alt) return undefined
  const to = targets.get(pressed.key)?.(view, pressed.control)
  if (to !== undefined) return { kind: 'go', to, extend: pressed.shift }
  return pressed.control ? controlled(pressed) : plain(pressed.key)
}

function plain(key: string): GridCommand | undefined {
  if (key === 'Enter' || key === 'F2') return { kind: 'edit' }
  if (key === 'Delete' || key === 'Backspace') return { kind: 'clear' }
  return isCharacter(key) ? { kind: 'edit', seed: key } : undefined
}

/** Keys that are no character have names of several letters; a space is left to the page. */
const isCharacter = (key: string): boolean => /^\S$/u.test(key)

function controlled({ key, shift }: PressedKey): GridCommand | undefined {
  switch (key.toLowerCase()) {
    case 'z':
      return { kind: shift ? 'redo' : 'undo' }
    case 'y':
      return { kind: 'redo' }
    case 'd':
      return { kind: 'fill' }
    default:
      return undefined
  }
}

const aside = (view: GridView, steps: number): Place => ({
  row: view.active.row,
  column: view.active.column + (view.rightToLeft ? -steps : steps),
})
const down = ({ active }: GridView, rows: number): Place => ({
  row: active.row + rows,
  column: active.column,
})
const atRow = ({ active }: GridView, row: number): Place => ({ row, column: active.column })

/** Where a key leads, and where it leads with Control. Arrows follow what is seen, so they turn round in right-to-left. */
const targets = new Map<string, (view: GridView, control: boolean) => Place>([
  ['ArrowDown', (view, control) => (control ? atRow(view, view.rows - 1) : down(view, 1))],
  ['ArrowUp', (view, control) => (control ? atRow(view, 0) : down(view, -1))],
  ['ArrowRight', (view) => aside(view, 1)],
  ['ArrowLeft', (view) => aside(view, -1)],
  ['PageDown', (view) => down(view, view.page)],
  ['PageUp', (view) => down(view, -view.page)],
  ['Home', ({ active }, control) => (control ? { row: 0, column: 0 } : { row: active.row, column: 1 })],
  [
    'End',
    ({ active, rows, columns }, control) => ({ row: control ? rows - 1 : active.row, column: columns }),
  ],
])

/** What a key means inside the editor: where to go after keeping what was typed, or that it is given up. */
export function leavingBy(
  pressed: PressedKey,
  seeded: boolean,
): { readonly keep: boolean; readonly move: Place } | undefined {
  const back = pressed.shift ? -1 : 1
  switch (pressed.key) {
    case 'Enter':
      return { keep: true, move: { row: back, column: 0 } }
    case 'Tab':
      return { keep: true, move: { row: 0, column: back } }
    case 'Escape':
      return { keep: false, move: { row: 0, column: 0 } }
    case 'ArrowDown':
      return seeded ? { keep: true, move: { row: 1, column: 0 } } : undefined
    case 'ArrowUp':
      return seeded ? { keep: true, move: { row: -1, column: 0 } } : undefined
    default:
      return undefined
  }
}
