import {
  type FinalRoster,
  GradeChangeKind,
  type RosterLine,
  requestGradeChange,
} from '@matricula/contract/finals'
import { useTranslation } from 'react-i18next'
import { Button } from '#design/button.tsx'
import { Dialog, DialogActions } from '#design/dialog.tsx'
import { SelectField } from '#design/fields/select-field.tsx'
import { TextField } from '#design/fields/text-field.tsx'
import { ProblemNote } from '#design/problem-note.tsx'
import { toast } from '#design/toast.tsx'
import { useForm } from '#platform/use-form.ts'
import { useCommand } from '#platform/use-reply.ts'
import styles from './finals.module.css'

interface ChangeDialogProps {
  readonly roster: FinalRoster
  readonly line: RosterLine
  readonly onClose: () => void
}

/** Asks that a grade on the record become another; somebody else decides. */
export function ChangeDialog({ roster, line, onClose }: ChangeDialogProps) {
  const { t } = useTranslation('finals')
  const { t: tDesign } = useTranslation('design')
  const command = useCommand(requestGradeChange)
  const { studentId, name, onRecord } = line
  const form = useForm({
    schema: requestGradeChange.body,
    initial: { kind: onRecord === undefined ? 'late-grade' : 'correction', to: '', reason: '' },
    read: ({ kind, to, reason }) => ({ studentId, kind, to, reason }),
    submit: async (body) => {
      await command.run({ params: { sectionId: roster.sectionId }, body })
      toast(t('change.asked', { name }))
      onClose()
    },
  })
  const letters = roster.scheme.grades.map(({ letter }) => ({ value: letter, label: letter }))
  return (
    <Dialog opened onClose={onClose} title={t('change.title', { name })}>
      <form {...form.form} className={styles.form}>
        {form.error !== undefined && <ProblemNote problem={form.error} />}
        <p>{onRecord === undefined ? t('change.none') : t('change.now', { grade: onRecord })}</p>
        <SelectField
          label={t('change.kind')}
          choices={GradeChangeKind.options.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
          {...form.field('kind')}
        />
        {roster.scheme.measure === 'letters' ? (
          <SelectField label={t('change.to')} choices={letters} searchable {...form.field('to')} />
        ) : (
          <TextField label={t('change.to')} inputMode="decimal" {...form.field('to')} />
        )}
        <TextField
          label={t('change.reason')}
          description={t('change.reasonHint')}
          lines={3}
          {...form.field('reason')}
        />
        <DialogActions>
          <Button onClick={onClose}>{tDesign('cancel')}</Button>
          <Button type="submit" look="primary" pending={form.pending && t('moving')}>
            {t('change.send')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
