import { readInstitution } from '@matricula/contract/identity'
import { type ReactNode, useEffect, useRef } from 'react'
import { InstitutionMark } from '#design/institution-mark.tsx'
import { useReply } from '#platform/use-reply.ts'
import styles from './entry-page.module.css'

interface EntryPageProps {
  readonly title: string
  /** One sentence on what this page is for. */
  readonly about?: ReactNode
  readonly children?: ReactNode
}

/** The frame of the pages before the shell: one narrow column under the name of the institution. */
export function EntryPage({ title, about, children }: EntryPageProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  const { data } = useReply(readInstitution, {})
  const institution = data?.institution ?? 'Matricula'
  useEffect(() => heading.current?.focus({ preventScroll: true }), [])
  useEffect(() => {
    document.title = `${title} · ${institution}`
  }, [title, institution])
  return (
    <main className={styles.page}>
      <p className={styles.brand}>
        <InstitutionMark institution={institution} />
        {institution}
      </p>
      <div className={styles.head}>
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {about !== undefined && <p className={styles.about}>{about}</p>}
      </div>
      {children}
    </main>
  )
}
