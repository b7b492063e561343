import { reviseStanding, type Standing } from '@matricula/contract/standing'
import { useState } from 'react'
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

interface ReviseDialogProps {
  readonly studentId: string
  readonly standing: Standing
  /** Of all standings of the student. */
  readonly version: number
  readonly onClose: () => void
}

/** The office decides otherwise without an appeal: a term away is over, a mistake was made. */
export function ReviseDialog({ studentId, standing, version, onClose }: ReviseDialogProps) {
  const { t } = useTranslation('standing')
  const { t: tDesign } = useTranslation('design')
  const reasonOf = useReason()
  const command = useCommand(reviseStanding)
  // What the dialog was opened on: a change meanwhile is refused instead of being overwritten.
  const [seen] = useState(version)
  const { termId, termTitle, outcome, computed } = standing
  const initial: { outcome: string; reason: string } = { outcome, reason: '' }
  const form = useForm({
    schema: reviseStanding.body,
    initial,
    read: (values) => ({ ...values, version: seen }),
    submit: async (body) => {
      await command.run({ params: { studentId, termId }, body })
      toast(t('revise.done'))
      onClose()
    },
  })
  const found = { outcome: t(`outcome.${computed.outcome}`), reason: reasonOf(computed) }
  return (
    <Dialog opened onClose={onClose} title={t('revise.title', { term: termTitle })}>
      <form {...form.form} className={styles.form}>
        {form.error !== undefined && <ProblemNote problem={form.error} />}
        <p>{t('found', found)}</p>
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
