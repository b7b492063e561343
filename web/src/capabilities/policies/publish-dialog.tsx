import { type PolicyBook, type PolicyDraft, publishPolicy } from '@matricula/contract/policies'
import { useTranslation } from 'react-i18next'
import { Button } from '#design/button.tsx'
import { Dialog, DialogActions } from '#design/dialog.tsx'
import { TextField } from '#design/fields/text-field.tsx'
import { ProblemNote } from '#design/problem-note.tsx'
import { toast } from '#design/toast.tsx'
import { useFormat } from '#platform/format.ts'
import { useForm } from '#platform/use-form.ts'
import { useCommand } from '#platform/use-reply.ts'
import styles from './policies.module.css'

interface PublishProps {
  readonly book: PolicyBook
  readonly draft: PolicyDraft
  readonly onClose: () => void
}

/** Says once more what follows, and asks why. */
export function PublishDialog({ book: { kind, dryRun }, draft, onClose }: PublishProps) {
  const { t } = useTranslation('policies')
  const { t: tDesign } = useTranslation('design')
  const format = useFormat()
  const command = useCommand(publishPolicy)
  const form = useForm({
    schema: publishPolicy.body,
    initial: { reason: '' },
    read: ({ reason }) => ({ draftVersion: draft.version, reason }),
    submit: async (body) => {
      const { version } = await command.run({ params: { kind }, body })
      toast(t('publish.done', { version }))
      onClose()
    },
  })
  return (
    <Dialog opened onClose={onClose} title={t('publish.title')}>
      <form {...form.form} className={styles.stack}>
        {form.error !== undefined && <ProblemNote problem={form.error} />}
        <p>
          {t(`effective.from.${kind}`, { day: format.day(draft.effectiveFrom) })}{' '}
          {t('publish.effect', { count: dryRun?.differ ?? 0 })}
        </p>
        <TextField label={t('publish.reason')} description={t('publish.hint')} {...form.field('reason')} />
        <DialogActions>
          <Button onClick={onClose}>{tDesign('cancel')}</Button>
          <Button type="submit" look="primary" pending={form.pending && t('working')}>
            {t('publish')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
