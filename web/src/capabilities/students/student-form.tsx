import { changeStudent, readStudent, type Student, StudentChange } from '@matricula/contract/students'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#design/button.tsx'
import { DateField } from '#design/fields/date-field.tsx'
import { Fields, FormActions, WholeWidth } from '#design/fields/fields.tsx'
import { SelectField } from '#design/fields/select-field.tsx'
import { TextField } from '#design/fields/text-field.tsx'
import { ProblemNote } from '#design/problem-note.tsx'
import { toast } from '#design/toast.tsx'
import { useForm } from '#platform/use-form.ts'
import { keyOf, problemIn, useCommand } from '#platform/use-reply.ts'
import { ConflictBar } from './conflict-bar.tsx'
import { changeIn, draftOf } from './draft.ts'
import styles from './students.module.css'
import { useProgrammes } from './use-programmes.ts'

interface StudentFormProps {
  /** The record as it was when editing began. */
  readonly opened: Student
  /** The record as it is now. */
  readonly latest: Student
  readonly onReopen: () => void
  readonly onClose: () => void
}

const statuses = ['active', 'leave', 'graduated', 'withdrawn'] as const

/** Edits the profile. Where somebody else was faster, nothing is overwritten unseen. */
export function StudentForm({ opened, latest, onReopen, onClose }: StudentFormProps) {
  const { t } = useTranslation('students')
  const { t: tDesign } = useTranslation('design')
  const { choices } = useProgrammes()
  const [agreed, setAgreed] = useState(opened.version)
  const form = useProfileForm({ opened, version: agreed, onSaved: onClose })
  const overtaken = latest.version > agreed
  const refused = problemIn(form.error)
  return (
    <form {...form.form} className={styles.form}>
      {overtaken && (
        <ConflictBar
          opened={opened}
          latest={latest}
          onTheirs={onReopen}
          onMine={() => setAgreed(latest.version)}
        />
      )}
      {form.error !== undefined && !(overtaken && refused?.code === 'item.stale') && (
        <ProblemNote problem={form.error} />
      )}
      <Fields>
        <TextField label={t('field.givenName')} required {...form.field('givenName')} />
        <TextField label={t('field.familyName')} {...form.field('familyName')} />
        <TextField
          label={t('field.localName')}
          description={t('field.localNameHint')}
          {...form.field('localName')}
        />
        <TextField label={t('field.rollNumber')} required {...form.field('rollNumber')} />
        <SelectField
          label={t('field.programmeId')}
          choices={choices}
          searchable
          required
          {...form.field('programmeId')}
        />
        <TextField label={t('field.cohort')} inputMode="numeric" required {...form.field('cohort')} />
        <SelectField
          label={t('field.status')}
          choices={statuses.map((status) => ({ value: status, label: t(`status.${status}`) }))}
          {...form.field('status')}
        />
        <DateField label={t('field.birthDate')} {...form.field('birthDate')} />
        <TextField label={t('field.email')} type="email" {...form.field('email')} />
        <TextField label={t('field.phone')} type="tel" {...form.field('phone')} />
        <TextField label={t('field.guardian')} {...form.field('guardian')} />
        <WholeWidth>
          <TextField label={t('field.address')} lines={3} {...form.field('address')} />
        </WholeWidth>
      </Fields>
      <FormActions>
        <Button type="submit" look="primary" pending={form.pending && t('record.saving')}>
          {t('record.save')}
        </Button>
        <Button onClick={onClose}>{tDesign('cancel')}</Button>
      </FormActions>
    </form>
  )
}

interface ProfileFormNeeds {
  readonly opened: Student
  readonly version: number
  readonly onSaved: () => void
}

function useProfileForm({ opened, version, onSaved }: ProfileFormNeeds) {
  const { t } = useTranslation('students')
  const client = useQueryClient()
  const command = useCommand(changeStudent)
  const { studentId } = opened
  const refresh = () => client.invalidateQueries({ queryKey: keyOf(readStudent, { studentId }) })
  return useForm({
    schema: StudentChange,
    initial: draftOf(opened),
    read: (draft) => changeIn(draft, opened, version),
    submit: async (body) => {
      await command.run({ params: { studentId }, body }).finally(() => void refresh())
      toast(t('record.saved'))
      onSaved()
    },
  })
}
