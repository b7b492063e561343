import { useTranslation } from 'react-i18next'
import { ToldProblem } from '#platform/told-problem.ts'
import { Button } from './button.tsx'
import { ProblemNote } from './problem-note.tsx'
import styles from './state.module.css'

export interface ErrorStateProps {
  readonly error: unknown
  readonly onRetry: () => void
  /** The time of what is still shown, ready to read, when old content stays on the page. */
  readonly showing?: string | undefined
}

/** Says what went wrong and offers to try again; as one quiet line where old content is still there to read. */
export function ErrorState({ error, onRetry, showing }: ErrorStateProps) {
  const { t } = useTranslation('design')
  const again = (
    <Button size="small" onClick={onRetry}>
      {t('tryAgain')}
    </Button>
  )
  if (showing === undefined) return <ProblemNote problem={error} action={mayHelp(error) && again} />
  return (
    <div className={styles.bar} role="status">
      <span>{t('couldNotRefresh', { time: showing })}</span>
      {again}
    </div>
  )
}

/** A refusal stays a refusal, however often one asks. */
const mayHelp = (error: unknown): boolean => !(error instanceof ToldProblem) || error.status >= 429
