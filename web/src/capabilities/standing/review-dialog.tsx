import { decideStandingReview, StandingOutcome, type StandingReview } from '@matricula/contract/standing'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#design/button.tsx'
import { ConflictBar } from '#design/conflict-bar.tsx'
import { Dialog, DialogActions } from '#design/dialog.tsx'
import { type Fact, Facts } from '#design/facts.tsx'
import { SelectField } from '#design/fields/select-field.tsx'
import { TextField } from '#design/fields/text-field.tsx'
import { ProblemNote } from '#design/problem-note.tsx'
import { toast } from '#design/toast.tsx'
import { useFormat } from '#platform/format.ts'
import { useSession } from '#platform/session.ts'
import { useForm } from '#platform/use-form.ts'
import { useCommand } from '#platform/use-reply.ts'
import { useReason } from './reason.ts'
import styles from './standing.module.css'
import { ReviewTag } from './standing-tag.tsx'

interface ReviewDialogProps {
  /** As it was when the dialog opened. */
  readonly opened: StandingReview
  /** As it is now. */
  readonly latest: StandingReview
  readonly onClose: () => void
}

/** An appeal or a proposal with what led to it, and the decision. */
export function ReviewDialog({ opened, latest, onClose }: ReviewDialogProps) {
  const { t } = useTranslation('standing')
  const mayDecide = useSession().can('standing.decide')
  const [review, setReview] = useState(opened)
  const facts = useFacts(review)
  return (
    <Dialog opened onClose={onClose} title={t('review.title', { name: review.name })} size="wide">
      <div className={styles.form}>
        {latest.version > review.version && (
          <ConflictBar
            what={t('review.moved')}
            theirs={t('review.seeLatest')}
            onTheirs={() => setReview(latest)}
          />
        )}
        <Facts facts={facts} />
        {review.text !== undefined && <blockquote className={styles.words}>{review.text}</blockquote>}
        {review.state === 'open' && mayDecide && (
          <Decision key={review.version} review={review} onClose={onClose} />
        )}
      </div>
    </Dialog>
  )
}

/** Nothing chosen leaves the standing as it is. */
const keeps = 'keep'

interface DecisionProps {
  readonly review: StandingReview
  readonly onClose: () => void
}

function Decision({ review, onClose }: DecisionProps) {
  const { t } = useTranslation('standing')
  const { t: tDesign } = useTranslation('design')
  const command = useCommand(decideStandingReview)
  const { studentId, termId, kind, name, outcome, proposed, version } = review
  const nowText = t(`outcome.${outcome ?? 'none'}`)
  const form = useForm({
    schema: decideStandingReview.body,
    initial: { outcome: proposed?.outcome ?? keeps, note: '' },
    read: ({ outcome: chosen, note }) => ({ version, note, ...(chosen !== keeps && { outcome: chosen }) }),
    submit: async (body) => {
      await command.run({ params: { studentId, termId, kind }, body })
      toast(t('review.done', { name }))
      onClose()
    },
  })
  const others = StandingOutcome.options.filter((value) => value !== outcome)
  return (
    <form {...form.form} className={styles.form}>
      {form.error !== undefined && <ProblemNote problem={form.error} />}
      <SelectField
        label={t('review.decision')}
        choices={[
          { value: keeps, label: t('review.keep', { outcome: nowText }) },
          ...others.map((value) => ({ value, label: t(`outcome.${value}`) })),
        ]}
        {...form.field('outcome')}
      />
      <TextField label={t('review.note')} description={t('review.noteHint')} {...form.field('note')} />
      <DialogActions>
        <Button onClick={onClose}>{tDesign('cancel')}</Button>
        <Button type="submit" look="primary" pending={form.pending && t('working')}>
          {t('review.decide')}
        </Button>
      </DialogActions>
    </form>
  )
}

function useFacts(review: StandingReview): Fact[] {
  const { t } = useTranslation('standing')
  const format = useFormat()
  const reasonOf = useReason()
  const { termTitle, kind, outcome, proposed, at, state, note, decidedBy } = review
  return [
    { label: t('term'), value: termTitle },
    { label: t('review.kind'), value: t(`review.kind.${kind}`) },
    { label: t('review.asked'), value: format.dateTime(at) },
    { label: t('review.now'), value: t(`outcome.${outcome ?? 'none'}`) },
    ...(proposed
      ? [
          {
            label: t('review.proposed'),
            value: t('override.found', {
              outcome: t(`outcome.${proposed.outcome}`),
              reason: reasonOf(proposed),
            }),
          },
        ]
      : []),
    { label: t('run.stands'), value: <ReviewTag state={state} /> },
    ...(note === undefined ? [] : [{ label: t('review.answer'), value: `${note} (${decidedBy ?? ''})` }]),
  ]
}
