import type { ReactNode } from 'react'
import { classes } from '#design/classes.ts'
import styles from './standing.module.css'

/** What a column of its own says where there is room, under the name where there is none. */
export const NarrowLine = ({ children }: { readonly children: ReactNode }) =>
  children !== undefined &&
  children !== '' && <span className={classes('muted', styles.narrow)}>{children}</span>
