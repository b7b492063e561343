import { extendIncomplete, type Incomplete } from '@matricula/contract/finals'
import { useTranslation } from 'react-i18next'
import { Button } from '#design/button.tsx'
import { Dialog, DialogActions } from '#design/dialog.tsx'
import { DateField } from '#design/fields/date-field.tsx'
import { TextField } from '#design/fields/text-field.tsx'
import { ProblemNote } from '#design/problem-note.tsx'
import { toast } from '#design/toast.tsx'
import { useFormat } from '#platform/format.ts'
import { useForm } from '#platform/use-form.ts'
import { useCommand } from '#platform/use-reply.ts'
import styles from './finals.module.css'

interface ExtendDialogProps {
  readonly incomplete: Incomplete
  readonly onClose: () => void
}

/** Gives more time to complete the work, with the reason. */
export function ExtendDialog({ incomplete, onClose }: ExtendDialogProps) {
  const { t } = useTranslation('finals')
  const { t: tDesign } = useTranslation('design')
  const format = useFormat()
  const command = useCommand(extendIncomplete)
  const { sectionId, studentId, studentName, dueOn, lapsesTo } = incomplete
  const form = useForm({
    schema: extendIncomplete.body,
    initial: { dueOn: '', reason: '' },
    submit: async (body) => {
      await command.run({ params: { sectionId, studentId }, body })
      toast(t('incompletes.extended', { name: studentName }))
      onClose()
    },
  })
  return (
    <Dialog opened onClose={onClose} title={t('incompletes.title', { name: studentName })}>
      <form {...form.form} className={styles.form}>
        {form.error !== undefined && <ProblemNote problem={form.error} />}
        <p>{t('incompletes.now', { day: format.day(dueOn), grade: lapsesTo })}</p>
        <DateField label={t('incompletes.due')} required {...form.field('dueOn')} />
        <TextField label={t('change.reason')} required {...form.field('reason')} />
        <DialogActions>
          <Button onClick={onClose}>{tDesign('cancel')}</Button>
          <Button type="submit" look="primary" pending={form.pending && t('moving')}>
            {t('incompletes.extend')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
