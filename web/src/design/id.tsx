import type { ReactNode } from 'react'
import { classes } from './classes.ts'
import styles from './id.module.css'

/** A roll number, the code of a course, a reference: never broken over two lines, never turned round by the text around it. */
export const Id = ({
  children,
  className,
}: {
  readonly children: ReactNode
  readonly className?: string | undefined
}) => <bdi className={classes(styles.id, className)}>{children}</bdi>
