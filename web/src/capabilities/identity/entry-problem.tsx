import { IconAlertTriangle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { ProblemNote } from '#design/problem-note.tsx'
import { problemIn } from '#platform/use-reply.ts'
import styles from './entry-page.module.css'
import { isBrokenLink } from './spent-link.tsx'

/** A refusal at the door; whoever has to wait is told for how long, and whoever has half a link is told to copy all of it. */
export function EntryProblem({ problem }: { readonly problem: unknown }) {
  const { t } = useTranslation('identity')
  const seconds = problemIn(problem)?.facts['retryAfter']
  if (isBrokenLink(problem)) return <BrokenLink />
  return (
    <>
      <ProblemNote problem={problem} />
      {typeof seconds === 'number' && (
        <p className="muted">
          {seconds < 90
            ? t('wait.seconds', { count: seconds })
            : t('wait.minutes', { count: Math.ceil(seconds / 60) })}
        </p>
      )}
    </>
  )
}

/** A link that a mail program cut off, or that was copied in part. */
export function BrokenLink() {
  const { t } = useTranslation('identity')
  return (
    <p role="alert" className={styles.broken}>
      <IconAlertTriangle size={18} aria-hidden />
      <span>
        <strong>{t('link.broken')}</strong> {t('link.brokenHow')}
      </span>
    </p>
  )
}
