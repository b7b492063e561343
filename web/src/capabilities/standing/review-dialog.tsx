import { decideStandingReview, StandingOutcome, type StandingReview } from '@matricula/contract/standing'
import { useTranslation } from 'react-i18next'
import { Button } from '#design/button.tsx'
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
  readonly review: StandingReview
  readonly onClose: () => void
}

/** An appeal or a proposal with what led to it, and the decision. */
export function ReviewDialog({ review, onClose }: ReviewDialogProps) {
  const { t } = useTranslation('standing')
  const mayDecide = useSession().can('standing.decide')
  const facts = useFacts(review)
  return (
    <Dialog opened onClose={onClose} title={t('review.title', { name: review.name })} size="wide">
      <div className={styles.form}>
        <Facts facts={facts} />
        {review.text !== undefined && <blockquote className={styles.words}>{review.text}</blockquote>}
        {review.state === 'open' && mayDecide && <Decision review={review} onClose={onClose} />}
      </div>
    </Dialog>
  )
}

/** Nothing chosen leaves the standing as it is. */
const keeps = 'keep'

function Decision({ review, onClose }: ReviewDialogProps) {
  const { t } = useTranslation('standing')
  const { t: tDesign } = useTranslation('design')
  const command = useCommand(decideStandingReview)
  const { studentId, termId, kind, name, outcome, proposed } = review
  const form = useForm({
    schema: decideStandingReview.body,
    initial: { outcome: proposed?.outcome ?? keeps, note: '' },
    read: ({ outcome: chosen, note }) => (chosen === keeps ? { note } : { outcome: chosen, note }),
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
          { value: keeps, label: t('review.keep', { outcome: t(`outcome.${outcome}`) }) },
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
    { label: t('review.now'), value: t(`outcome.${outcome}`) },
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
