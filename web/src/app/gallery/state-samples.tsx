import { Button } from '#design/button.tsx'
import { EmptyState } from '#design/empty-state.tsx'
import { ErrorState } from '#design/error-state.tsx'
import { ProblemNote } from '#design/problem-note.tsx'
import { Skeleton } from '#design/skeleton.tsx'
import { toast } from '#design/toast.tsx'
import { ToldProblem } from '#platform/told-problem.ts'
import styles from './gallery.module.css'

const again = () => toast('Tried again')
const failed = new ToldProblem(
  { code: 'server.failed', status: 500, title: 'Something went wrong' },
  { reference: '7f3a-91c2', detail: 'Try again in a moment.' },
)
const refused = new ToldProblem(
  { code: 'enrolment.refused', status: 409, title: 'The enrolment was refused' },
  {
    detail: 'There is a library hold of 24 November. Ask the library to lift it.',
  },
)

export const StateSamples = () => (
  <div className={styles.stack}>
    <Skeleton rows={3} />
    <EmptyState sentence="No sections match Fits my week." action={<Button>Clear the filter</Button>} />
    <ErrorState error={failed} onRetry={again} />
    <ErrorState error={failed} onRetry={again} showing="10:42" />
    <ProblemNote problem={refused} action={<Button size="small">Ask the library</Button>} />
  </div>
)
