import { listTerms } from '@matricula/contract/catalogue'
import { DocumentKind, needsTerm, startDocumentBatch } from '@matricula/contract/documents'
import { listProgrammes } from '@matricula/contract/students'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Button } from '#design/button.tsx'
import { Dialog, DialogActions } from '#design/dialog.tsx'
import { SelectField } from '#design/fields/select-field.tsx'
import { TermField } from '#design/fields/term-select.tsx'
import { TextField } from '#design/fields/text-field.tsx'
import { ProblemNote } from '#design/problem-note.tsx'
import { useForm } from '#platform/use-form.ts'
import { useCommand, useReply } from '#platform/use-reply.ts'
import styles from './documents.module.css'

const initial = { kind: 'transcript', termId: '', programmeId: '', cohort: '' }

/** Whom a batch is for, and what they get. */
export function StartDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('documents')
  const { t: tDesign } = useTranslation('design')
  const navigate = useNavigate()
  const command = useCommand(startDocumentBatch)
  const { data: terms } = useReply(listTerms, {})
  const { data: programmes } = useReply(listProgrammes, {})
  const form = useForm({
    schema: startDocumentBatch.body,
    initial,
    submit: async (body) => {
      const { jobId } = await command.run({ body })
      await navigate({ to: '/documents/$jobId', params: { jobId } })
    },
  })
  const kind = DocumentKind.safeParse(form.draft.kind)
  const newestFirst = (terms?.items ?? []).toSorted((one, other) => (one.startsOn < other.startsOn ? 1 : -1))
  return (
    <Dialog opened onClose={onClose} title={t('start.title')}>
      <form {...form.form} className={styles.form}>
        {form.error !== undefined && <ProblemNote problem={form.error} />}
        <p className="muted">{t('start.about')}</p>
        <SelectField
          label={t('issue.kind')}
          {...form.field('kind')}
          choices={DocumentKind.options.map((value) => ({ value, label: t(`kind.${value}`) }))}
        />
        {kind.success && needsTerm(kind.data) && <TermField terms={newestFirst} {...form.field('termId')} />}
        <SelectField
          label={t('start.programme')}
          searchable
          {...form.field('programmeId')}
          choices={(programmes?.items ?? []).map(({ programmeId: value, title }) => ({
            value,
            label: title,
          }))}
        />
        <TextField label={t('start.cohort')} description={t('start.cohortHint')} {...form.field('cohort')} />
        <DialogActions>
          <Button onClick={onClose}>{tDesign('cancel')}</Button>
          <Button type="submit" look="primary" pending={form.pending && t('start.starting')}>
            {t('start.verb')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
