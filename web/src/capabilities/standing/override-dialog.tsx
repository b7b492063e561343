import { overrideStanding, type StandingRow } from '@matricula/contract/standing'
import { useTranslation } from 'react-i18next'
import { Button } from '#design/button.tsx'
import { Dialog, DialogActions } from '#design/dialog.tsx'
import { ProblemNote } from '#design/problem-note.tsx'
import { toast } from '#design/toast.tsx'
import { useForm } from '#platform/use-form.ts'
import { useCommand } from '#platform/use-reply.ts'
import { OutcomeFields } from './outcome-fields.tsx'
import { useReason } from './reason.ts'
import styles from './standing.module.css'

interface OverrideDialogProps {
  readonly termId: string
  readonly row: StandingRow
  readonly onClose: () => void
}

/** Decides otherwise than the rules for one student; what they found stays beside it. */
export function OverrideDialog({ termId, row, onClose }: OverrideDialogProps) {
  const { t } = useTranslation('standing')
  const { t: tDesign } = useTranslation('design')
  const reasonOf = useReason()
  const command = useCommand(overrideStanding)
  const { studentId, name, outcome, computed } = row
  const initial: { outcome: string; reason: string } = { outcome, reason: '' }
  const form = useForm({
    schema: overrideStanding.body,
    initial,
    read: (values) => values,
    submit: async (body) => {
      await command.run({ params: { termId, studentId }, body })
      toast(t('override.done', { name }))
      onClose()
    },
  })
  return (
    <Dialog opened onClose={onClose} title={t('override.title', { name })}>
      <form {...form.form} className={styles.form}>
        {form.error !== undefined && <ProblemNote problem={form.error} />}
        <p>
          {t('override.found', { outcome: t(`outcome.${computed.outcome}`), reason: reasonOf(computed) })}
        </p>
        <OutcomeFields outcome={form.field('outcome')} reason={form.field('reason')} />
        <DialogActions>
          <Button onClick={onClose}>{tDesign('cancel')}</Button>
          <Button type="submit" look="primary" pending={form.pending && t('working')}>
            {t('override.save')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
