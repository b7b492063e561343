import { useTranslation } from 'react-i18next'
import { ProblemNote } from '#design/problem-note.tsx'
import { problemIn } from '#platform/use-reply.ts'

/** A refusal at the door; whoever has to wait is told for how long. */
export function EntryProblem({ problem }: { readonly problem: unknown }) {
  const { t } = useTranslation('identity')
  const seconds = problemIn(problem)?.facts['retryAfter']
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
