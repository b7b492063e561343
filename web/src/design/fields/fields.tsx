import type { ReactNode } from 'react'
import styles from './fields.module.css'

/** Fields in two columns where there is room, no wider than lines can be read. */
export const Fields = ({ children }: { readonly children: ReactNode }) => (
  <div className={styles.fields}>{children}</div>
)

/** A field that takes the whole width of `Fields`. */
export const WholeWidth = ({ children }: { readonly children: ReactNode }) => <div data-whole>{children}</div>

/** The buttons that end a form, the primary one first. */
export const FormActions = ({ children }: { readonly children: ReactNode }) => (
  <div className={styles.actions}>{children}</div>
)
