import { condoneShortage, type EligibilityLine, readEligibility } from '@matricula/contract/attendance'
import type { SectionId } from '@matricula/contract/kernel'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Button } from '#design/button.tsx'
import { Dialog, DialogActions } from '#design/dialog.tsx'
import { TextField } from '#design/fields/text-field.tsx'
import { ProblemNote } from '#design/problem-note.tsx'
import { toast } from '#design/toast.tsx'
import { useFormat } from '#platform/format.ts'
import { useForm } from '#platform/use-form.ts'
import { keyOf, useCommand } from '#platform/use-reply.ts'
import styles from './meetings.module.css'

interface CondoneDialogProps {
  readonly sectionId: SectionId
  readonly line: EligibilityLine
  readonly onClose: () => void
}

/** Forgives a shortage with the reason that stays beside it; what was missed is shown before. */
export function CondoneDialog({ sectionId, line, onClose }: CondoneDialogProps) {
  const { t } = useTranslation('attendance')
  const { t: tDesign } = useTranslation('design')
  const format = useFormat()
  const client = useQueryClient()
  const command = useCommand(condoneShortage)
  const { studentId, name, standing } = line
  const form = useForm({
    schema: condoneShortage.body,
    initial: { reason: '' },
    read: ({ reason }) => ({ studentId, reason }),
    submit: async (body) => {
      await command.run({ params: { sectionId }, body })
      await client.invalidateQueries({ queryKey: keyOf(readEligibility, { sectionId }) })
      toast(t('condone.done', { name }))
      onClose()
    },
  })
  return (
    <Dialog opened onClose={onClose} title={t('condone.title', { name })}>
      <form {...form.form} className={styles.form}>
        {form.error !== undefined && <ProblemNote problem={form.error} />}
        <p>
          {t('condone.evidence', {
            attended: standing.attended,
            counted: standing.counted,
            share: format.percent((standing.share ?? 0) / 10_000, 1),
            minimum: format.percent(standing.minimum / 10_000),
          })}
        </p>
        <TextField
          label={t('condone.reason')}
          description={t('condone.reasonHint')}
          lines={3}
          {...form.field('reason')}
        />
        <DialogActions>
          <Button onClick={onClose}>{tDesign('cancel')}</Button>
          <Button type="submit" look="primary" pending={form.pending && t('condone.pending')}>
            {t('condone')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
