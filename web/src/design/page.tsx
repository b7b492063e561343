import { type ReactNode, useEffect, useRef } from 'react'
import { classes } from './classes.ts'
import styles from './page.module.css'

export interface PageProps {
  readonly title: string
  /** One sentence or line below the title. */
  readonly description?: ReactNode
  /** Beside the title; the primary one last. */
  readonly actions?: ReactNode
  /** `reading` and `form` keep lines short; `full` is for grids and boards. */
  readonly width?: 'default' | 'form' | 'full'
  readonly children?: ReactNode
}

/** The frame of every screen: one heading, which gets the focus when the page opens so that it is announced. */
export function Page({ title, description, actions, width = 'default', children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    heading.current?.focus({ preventScroll: true })
  }, [])
  useEffect(() => {
    document.title = `${title} · Matricula`
  }, [title])
  return (
    <div className={classes(styles.page, styles[width])}>
      <div className={styles.head}>
        <div className={styles.titles}>
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {description !== undefined && <p className={styles.description}>{description}</p>}
        </div>
        {actions !== undefined && <div className={styles.actions}>{actions}</div>}
      </div>
      {children}
    </div>
  )
}

export interface SectionProps {
  readonly title: string
  readonly actions?: ReactNode
  readonly children: ReactNode
}

/** A part of a page under its own heading. */
export function Section({ title, actions, children }: SectionProps) {
  return (
    <section className={styles.section} aria-label={title}>
      <div className={styles.sectionHead}>
        <h2>{title}</h2>
        {actions !== undefined && <div className={styles.actions}>{actions}</div>}
      </div>
      {children}
    </section>
  )
}
