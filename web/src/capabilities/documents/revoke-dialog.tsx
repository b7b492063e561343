import { type IssuedDocument, listDocuments, revokeDocument } from '@matricula/contract/documents'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Button } from '#design/button.tsx'
import { Dialog, DialogActions } from '#design/dialog.tsx'
import { TextField } from '#design/fields/text-field.tsx'
import { ProblemNote } from '#design/problem-note.tsx'
import { toast } from '#design/toast.tsx'
import { useForm } from '#platform/use-form.ts'
import { keyOf, useCommand } from '#platform/use-reply.ts'
import styles from './documents.module.css'

interface RevokeDialogProps {
  readonly document: IssuedDocument
  readonly onClose: () => void
}

const empty = { reason: '' }

/** Ends a document for good, with the reason that others read. */
export function RevokeDialog({ document, onClose }: RevokeDialogProps) {
  const { t } = useTranslation('documents')
  const { t: tDesign } = useTranslation('design')
  const client = useQueryClient()
  const command = useCommand(revokeDocument)
  const { studentId, code, number } = document
  const form = useForm({
    schema: revokeDocument.body,
    initial: empty,
    submit: async (body) => {
      await command.run({ params: { studentId, code }, body })
      await client.invalidateQueries({ queryKey: keyOf(listDocuments, { studentId }) })
      toast(t('revoke.done', { number }))
      onClose()
    },
  })
  return (
    <Dialog opened onClose={onClose} title={t('revoke.title', { number })}>
      <form {...form.form} className={styles.form}>
        {form.error !== undefined && <ProblemNote problem={form.error} />}
        <p>{t('revoke.effect')}</p>
        <TextField
          label={t('revoke.reason')}
          description={t('revoke.reasonHint')}
          {...form.field('reason')}
        />
        <DialogActions>
          <Button onClick={onClose}>{tDesign('cancel')}</Button>
          <Button type="submit" look="danger" pending={form.pending && t('revoke.revoking')}>
            {t('revoke.verb')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
