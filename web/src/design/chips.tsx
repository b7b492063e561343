import styles from './chips.module.css'

export interface Chip<Value extends string> {
  readonly value: Value
  readonly label: string
}

export interface ChipsProps<Value extends string> {
  /** What they narrow, such as "Filters". */
  readonly label: string
  readonly chips: readonly Chip<Value>[]
  readonly chosen: ReadonlySet<Value>
  readonly onChange: (chosen: ReadonlySet<Value>) => void
}

/** Filters that can be on together. */
export function Chips<Value extends string>({ label, chips, chosen, onChange }: ChipsProps<Value>) {
  const toggle = (value: Value) => {
    const next = new Set(chosen)
    if (!next.delete(value)) next.add(value)
    onChange(next)
  }
  return (
    <div className={styles.chips} role="group" aria-label={label}>
      {chips.map((chip) => (
        <button
          key={chip.value}
          type="button"
          className={styles.chip}
          aria-pressed={chosen.has(chip.value)}
          onClick={() => toggle(chip.value)}
        >
          {chip.label}
        </button>
      ))}
    </div>
  )
}
