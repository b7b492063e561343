import { useEffect, useRef } from 'react'
import styles from './data-grid.module.css'
import { leavingBy } from './grid-keys.ts'
import type { Place } from './grid-state.ts'

export interface CellEditorProps {
  /** "Midterm, Sita Patel, out of 50". */
  readonly label: string
  readonly value: string
  /** What was typed to begin with; it replaces what the cell held. */
  readonly seed: string | undefined
  /** The text to keep, or nothing when it was given up; and where to go next. */
  readonly onLeave: (text: string | undefined, move: Place) => void
}

const stay: Place = { row: 0, column: 0 }

/** The field inside a cell while it is edited. Leaving it in any way but Escape keeps what was typed. */
export function CellEditor({ label, value, seed, onLeave }: CellEditorProps) {
  const field = useRef<HTMLInputElement>(null)
  const left = useRef(false)
  useEffect(() => {
    field.current?.focus()
    if (seed === undefined) field.current?.select()
    else field.current?.setSelectionRange(seed.length, seed.length)
  }, [seed])
  const leave = (text: string | undefined, move: Place) => {
    if (left.current) return
    left.current = true
    onLeave(text, move)
  }
  return (
    <input
      ref={field}
      className={styles.editor}
      aria-label={label}
      inputMode="decimal"
      autoComplete="off"
      defaultValue={seed ?? value}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.nativeEvent.isComposing) return
        const { key, shiftKey: shift, ctrlKey: control, altKey: alt } = event
        const leaving = leavingBy({ key, shift, control, alt }, seed !== undefined)
        if (leaving === undefined) return
        event.preventDefault()
        leave(leaving.keep ? event.currentTarget.value : undefined, leaving.move)
      }}
      onBlur={(event) => leave(event.currentTarget.value, stay)}
    />
  )
}
