import type { CellEdit } from './grid-column.ts'

export type Edits = readonly CellEdit[]

export interface GridHistory {
  readonly done: readonly Edits[]
  readonly undone: readonly Edits[]
}

export const noHistory: GridHistory = { done: [], undone: [] }

const deepest = 100

/** Remembers one act, which may be many cells; a new act makes what was undone unreachable. */
export const remember = ({ done }: GridHistory, edits: Edits): GridHistory => ({
  done: [...done, edits].slice(-deepest),
  undone: [],
})

const reversed = (edits: Edits): Edits =>
  edits.toReversed().map((edit) => ({ ...edit, before: edit.after, after: edit.before }))

interface Step {
  readonly history: GridHistory
  /** To be carried out; empty when there is nothing to take back. */
  readonly edits: Edits
}

export function undo({ done, undone }: GridHistory): Step {
  const last = done.at(-1)
  if (last === undefined) return { history: { done, undone }, edits: [] }
  return { history: { done: done.slice(0, -1), undone: [...undone, last] }, edits: reversed(last) }
}

export function redo({ done, undone }: GridHistory): Step {
  const last = undone.at(-1)
  if (last === undefined) return { history: { done, undone }, edits: [] }
  return { history: { done: [...done, last], undone: undone.slice(0, -1) }, edits: last }
}
