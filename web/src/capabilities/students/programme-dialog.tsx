import { createProgramme, listProgrammes } from '@matricula/contract/students'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Button } from '#design/button.tsx'
import { Dialog, DialogActions } from '#design/dialog.tsx'
import { SelectField } from '#design/fields/select-field.tsx'
import { TextField } from '#design/fields/text-field.tsx'
import { ProblemNote } from '#design/problem-note.tsx'
import { toast } from '#design/toast.tsx'
import { useForm } from '#platform/use-form.ts'
import { keyOf, useCommand } from '#platform/use-reply.ts'
import styles from './students.module.css'

interface ProgrammeDialogProps {
  readonly opened: boolean
  readonly onClose: () => void
}

const levels = ['undergraduate', 'postgraduate', 'doctoral', 'certificate'] as const

/** Adds what students can be admitted to. */
export function ProgrammeDialog({ opened, onClose }: ProgrammeDialogProps) {
  const { t } = useTranslation('students')
  return (
    <Dialog opened={opened} onClose={onClose} title={t('programme.title')}>
      <ProgrammeForm onClose={onClose} />
    </Dialog>
  )
}

function ProgrammeForm({ onClose }: Pick<ProgrammeDialogProps, 'onClose'>) {
  const { t } = useTranslation('students')
  const { t: tDesign } = useTranslation('design')
  const client = useQueryClient()
  const command = useCommand(createProgramme)
  const form = useForm({
    schema: createProgramme.body,
    initial: { title: '', programmeId: '', level: 'undergraduate', departmentId: '' },
    submit: async (body) => {
      const { title } = await command.run({ body })
      toast(t('programme.done', { title }))
      await client.invalidateQueries({ queryKey: keyOf(listProgrammes) })
      onClose()
    },
  })
  return (
    <form {...form.form} className={styles.form}>
      {form.error !== undefined && <ProblemNote problem={form.error} />}
      <TextField label={t('programme.name')} required {...form.field('title')} />
      <TextField
        label={t('programme.id')}
        description={t('programme.idHint')}
        required
        {...form.field('programmeId')}
      />
      <SelectField
        label={t('programme.level')}
        choices={levels.map((level) => ({ value: level, label: t(`level.${level}`) }))}
        {...form.field('level')}
      />
      <TextField
        label={t('programme.department')}
        description={t('programme.departmentHint')}
        {...form.field('departmentId')}
      />
      <DialogActions>
        <Button onClick={onClose}>{tDesign('cancel')}</Button>
        <Button type="submit" look="primary" pending={form.pending && t('new.pending')}>
          {t('programme.submit')}
        </Button>
      </DialogActions>
    </form>
  )
}
