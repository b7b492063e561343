import type { ReactNode } from 'react'
import { classes } from './classes.ts'
import styles from './tag.module.css'

export type Tone = 'ok' | 'warn' | 'bad' | 'info' | 'neutral'

/** A status in a word; the tint only repeats what the word says. */
export function Tag({ tone = 'neutral', children }: { readonly tone?: Tone; readonly children: ReactNode }) {
  return <span className={classes(styles.tag, styles[tone])}>{children}</span>
}
