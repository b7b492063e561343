import type { StudentId } from '@matricula/contract/kernel'
import { appealStanding } from '@matricula/contract/standing'
import { useTranslation } from 'react-i18next'
import { Button } from '#design/button.tsx'
import { Dialog, DialogActions } from '#design/dialog.tsx'
import { TextField } from '#design/fields/text-field.tsx'
import { ProblemNote } from '#design/problem-note.tsx'
import { toast } from '#design/toast.tsx'
import { useForm } from '#platform/use-form.ts'
import { useCommand } from '#platform/use-reply.ts'
import styles from './standing.module.css'

interface AppealDialogProps {
  readonly studentId: StudentId
  readonly onClose: () => void
}

/** Asks that the newest standing be looked at again; made once, so it is said so before. */
export function AppealDialog({ studentId, onClose }: AppealDialogProps) {
  const { t } = useTranslation('standing')
  const { t: tDesign } = useTranslation('design')
  const command = useCommand(appealStanding)
  const form = useForm({
    schema: appealStanding.body,
    initial: { text: '' },
    read: (values) => values,
    submit: async (body) => {
      await command.run({ params: { studentId }, body })
      toast(t('appeal.done'))
      onClose()
    },
  })
  return (
    <Dialog opened onClose={onClose} title={t('appeal.title')}>
      <form {...form.form} className={styles.form}>
        {form.error !== undefined && <ProblemNote problem={form.error} />}
        <TextField
          label={t('appeal.text')}
          description={t('appeal.hint')}
          lines={6}
          {...form.field('text')}
        />
        <DialogActions>
          <Button onClick={onClose}>{tDesign('cancel')}</Button>
          <Button type="submit" look="primary" pending={form.pending && t('working')}>
            {t('appeal.send')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
