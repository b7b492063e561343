import { type KeyboardEvent, useRef } from 'react'
import { classes } from './classes.ts'
import styles from './segmented.module.css'
import type { Tone } from './tag.tsx'

export interface SegmentedChoice<Value extends string> {
  readonly value: Value
  /** The whole word; its name even where a letter is drawn. */
  readonly label: string
  /** One letter drawn in place of the word, which also chooses it when typed. */
  readonly letter?: string
  readonly tone?: Tone
}

export interface SegmentedProps<Value extends string> {
  /** What is chosen, or the id of an element that says so. */
  readonly label?: string
  readonly labelledBy?: string
  readonly value: Value | undefined
  readonly onChange: (value: Value) => void
  readonly choices: readonly SegmentedChoice<Value>[]
  /** `touch` is 48 by 44, for attendance. */
  readonly size?: 'small' | 'default' | 'touch'
  readonly unavailable?: boolean
}

/** One of a few, all in view: a group of radio buttons drawn as one control. */
export function Segmented<Value extends string>(props: SegmentedProps<Value>) {
  const { label, labelledBy, value, onChange, choices, size = 'default', unavailable = false } = props
  const group = useRef<HTMLDivElement>(null)
  const reachable = choices.some((choice) => choice.value === value) ? value : choices[0]?.value

  const choose = (choice: SegmentedChoice<Value> | undefined) => {
    if (choice === undefined || unavailable) return
    onChange(choice.value)
    group.current?.querySelectorAll('button')[choices.indexOf(choice)]?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const at = choices.findIndex((choice) => choice.value === reachable)
    const next = chosenBy(event, choices, at, group.current)
    if (next === undefined) return
    event.preventDefault()
    choose(next)
  }

  return (
    <div
      ref={group}
      role="radiogroup"
      aria-label={label}
      aria-labelledby={labelledBy}
      aria-disabled={unavailable || undefined}
      className={classes(styles.group, styles[size])}
    >
      {choices.map((choice) => (
        <button
          key={choice.value}
          type="button"
          role="radio"
          aria-checked={choice.value === value}
          aria-label={choice.letter === undefined ? undefined : choice.label}
          title={choice.letter === undefined ? undefined : choice.label}
          tabIndex={choice.value === reachable ? 0 : -1}
          data-tone={choice.tone}
          className={styles.choice}
          onKeyDown={onKeyDown}
          onClick={() => choose(choice)}
        >
          {choice.letter ?? choice.label}
        </button>
      ))}
    </div>
  )
}

/** Arrows go round in reading direction; a letter goes straight there. */
function chosenBy<Value extends string>(
  event: KeyboardEvent,
  choices: readonly SegmentedChoice<Value>[],
  at: number,
  group: HTMLElement | null,
): SegmentedChoice<Value> | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey) return undefined
  const forward = group !== null && getComputedStyle(group).direction === 'rtl' ? -1 : 1
  const step = { ArrowRight: forward, ArrowLeft: -forward }[event.key]
  if (step !== undefined) return choices[(at + step + choices.length) % choices.length]
  return choices.find((choice) => choice.letter?.toLowerCase() === event.key.toLowerCase())
}
