import { checkRegistration, type RegistrationOutcome, register } from '@matricula/contract/enrolment'
import type { StudentId, TermId } from '@matricula/contract/kernel'
import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#design/button.tsx'
import { Dialog, DialogActions } from '#design/dialog.tsx'
import { CheckboxField } from '#design/fields/checkbox-field.tsx'
import { ProblemNote } from '#design/problem-note.tsx'
import { Skeleton } from '#design/skeleton.tsx'
import { call } from '#platform/call.ts'
import { useFormat } from '#platform/format.ts'
import { newKey } from '#platform/ids.ts'
import { useCommand } from '#platform/use-reply.ts'
import { type Bundle, itemsOf } from './plan.ts'
import styles from './registration.module.css'
import { Verdict } from './verdict.tsx'

export interface ReviewProps {
  readonly studentId: StudentId
  readonly termId: TermId
  readonly planned: readonly Bundle[]
  readonly enrolled: readonly Bundle[]
  /** Whether registering is possible now. */
  readonly open: boolean
  /** These courses were registered or are waited for: they leave the plan. */
  readonly onDone: (bundles: readonly Bundle[]) => void
  readonly onClose: () => void
}

/** Says for each course what would be answered, registers them in one request, and says what was answered. */
export function ReviewDialog(props: ReviewProps) {
  const { t } = useTranslation('enrolment')
  // What is reviewed stays as it was when the dialog opened, whatever the plan loses meanwhile.
  const [{ planned, enrolled }] = useState(props)
  const [outcomes, setOutcomes] = useState<readonly RegistrationOutcome[]>()
  const done = (answers: readonly RegistrationOutcome[]) => {
    setOutcomes(answers)
    props.onDone(planned.filter((_, place) => answers[place]?.outcome !== 'refused'))
  }
  return (
    <Dialog
      opened
      onClose={props.onClose}
      title={t(outcomes ? 'review.results' : 'review.title')}
      size="wide"
    >
      {outcomes ? (
        <Results planned={planned} outcomes={outcomes} onClose={props.onClose} />
      ) : (
        <Review {...props} planned={planned} enrolled={enrolled} onAnswered={done} />
      )}
    </Dialog>
  )
}

type AskingProps = ReviewProps & { readonly onAnswered: (outcomes: readonly RegistrationOutcome[]) => void }

function Review({ studentId, termId, planned, enrolled, open, onAnswered, onClose }: AskingProps) {
  const { t } = useTranslation('enrolment')
  const format = useFormat()
  const [orWait, setOrWait] = useState(true)
  const command = useCommand(register)
  // One key for this review: a second try of a request that may have been lost is not done twice.
  const key = useRef(newKey())
  const items = itemsOf(planned, enrolled, orWait)
  const body = { termId, items }
  const check = useQuery({
    queryKey: ['checkRegistration', studentId, body],
    queryFn: ({ signal }) => call(checkRegistration, { params: { studentId }, body }, { signal }),
    staleTime: 0,
    gcTime: 0,
  })
  const run = async () => {
    const reply = await command
      .run({ params: { studentId }, body, idempotencyKey: key.current })
      .catch(() => undefined)
    if (reply) onAnswered(reply.outcomes)
  }
  const possible =
    check.data?.outcomes.filter(({ outcome }) => outcome !== 'refused').length ?? planned.length
  return (
    <>
      {check.data === undefined && check.error === null && <Skeleton rows={planned.length} height={56} />}
      {check.error !== null && <ProblemNote problem={check.error} />}
      {check.data && (
        <ul className={styles.verdicts}>
          {planned.map((bundle, place) => (
            <Verdict
              key={bundle.key}
              bundle={bundle}
              enrolled={enrolled}
              outcome={check.data.outcomes[place]}
            />
          ))}
        </ul>
      )}
      <CheckboxField label={t('review.orWait')} value={orWait} onChange={setOrWait} />
      <p className="muted">
        {check.data &&
          `${t('review.after', {
            credits: format.number(check.data.standing.credits),
            limit: format.number(check.data.standing.creditLimit),
          })}. `}
        {t(open ? 'review.safe' : 'review.notYet')}
      </p>
      {command.error !== undefined && <ProblemNote problem={command.error} />}
      <DialogActions>
        <Button onClick={onClose}>{t('review.back')}</Button>
        {open && (
          <Button
            look="primary"
            pending={command.pending && t('review.registering')}
            onClick={() => void run()}
          >
            {t('review.register', { count: Math.max(possible, 1) })}
          </Button>
        )}
      </DialogActions>
    </>
  )
}

interface ResultsProps {
  readonly planned: readonly Bundle[]
  readonly outcomes: readonly RegistrationOutcome[]
  readonly onClose: () => void
}

function Results({ planned, outcomes, onClose }: ResultsProps) {
  const { t } = useTranslation('enrolment')
  const count = (outcome: RegistrationOutcome['outcome']): number =>
    outcomes.filter((one) => one.outcome === outcome).length
  return (
    <>
      <p role="status">
        {t('review.summary', {
          enrolled: count('enrolled'),
          waiting: count('waiting'),
          refused: count('refused'),
        })}
      </p>
      <ul className={styles.verdicts}>
        {planned.map((bundle, place) => (
          <Verdict key={bundle.key} bundle={bundle} outcome={outcomes[place]} final />
        ))}
      </ul>
      <DialogActions>
        <Button look="primary" data-autofocus onClick={onClose}>
          {t('review.close')}
        </Button>
      </DialogActions>
    </>
  )
}
