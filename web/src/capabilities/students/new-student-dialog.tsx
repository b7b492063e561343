import type { StudentId } from '@matricula/contract/kernel'
import { admitStudent, countStudents, listStudents } from '@matricula/contract/students'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Button } from '#design/button.tsx'
import { Dialog, DialogActions } from '#design/dialog.tsx'
import { Fields } from '#design/fields/fields.tsx'
import { SelectField } from '#design/fields/select-field.tsx'
import { TextField } from '#design/fields/text-field.tsx'
import { ProblemNote } from '#design/problem-note.tsx'
import { toast } from '#design/toast.tsx'
import { now } from '#platform/clock.ts'
import { useForm } from '#platform/use-form.ts'
import { keyOf, useCommand } from '#platform/use-reply.ts'
import styles from './students.module.css'
import { useProgrammes } from './use-programmes.ts'

interface NewStudentProps {
  readonly opened: boolean
  readonly onClose: () => void
  readonly onMade: (studentId: StudentId) => void
}

/** Asks for the few things without which there is no student; the rest is entered in the record. */
export function NewStudentDialog({ opened, onClose, onMade }: NewStudentProps) {
  const { t } = useTranslation('students')
  return (
    <Dialog opened={opened} onClose={onClose} title={t('new.title')}>
      <NewStudentForm onClose={onClose} onMade={onMade} />
    </Dialog>
  )
}

function NewStudentForm({ onClose, onMade }: Omit<NewStudentProps, 'opened'>) {
  const { t } = useTranslation('students')
  const { t: tDesign } = useTranslation('design')
  const client = useQueryClient()
  const command = useCommand(admitStudent)
  const { choices } = useProgrammes()
  const form = useForm({
    schema: admitStudent.body,
    initial: {
      givenName: '',
      familyName: '',
      rollNumber: '',
      programmeId: '',
      cohort: String(now().getUTCFullYear()),
    },
    submit: async (body) => {
      const { studentId, givenName } = await command.run({ body })
      toast(t('new.done', { name: givenName }))
      await client.invalidateQueries({ queryKey: keyOf(listStudents) })
      await client.invalidateQueries({ queryKey: keyOf(countStudents) })
      onClose()
      onMade(studentId)
    },
  })
  return (
    <form {...form.form} className={styles.form}>
      {form.error !== undefined && <ProblemNote problem={form.error} />}
      <Fields>
        <TextField label={t('field.givenName')} autoComplete="off" required {...form.field('givenName')} />
        <TextField label={t('field.familyName')} autoComplete="off" {...form.field('familyName')} />
        <TextField label={t('field.rollNumber')} autoComplete="off" required {...form.field('rollNumber')} />
        <TextField label={t('field.cohort')} inputMode="numeric" required {...form.field('cohort')} />
      </Fields>
      <SelectField
        label={t('field.programmeId')}
        description={choices.length === 0 ? t('new.noProgramme') : undefined}
        choices={choices}
        searchable
        required
        {...form.field('programmeId')}
      />
      <DialogActions>
        <Button onClick={onClose}>{tDesign('cancel')}</Button>
        <Button type="submit" look="primary" pending={form.pending && t('new.pending')}>
          {t('new.submit')}
        </Button>
      </DialogActions>
    </form>
  )
}
