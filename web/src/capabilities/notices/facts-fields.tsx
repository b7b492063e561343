import { listProgrammes, StudentStatus } from '@matricula/contract/students'
import { useTranslation } from 'react-i18next'
import { CheckboxField } from '#design/fields/checkbox-field.tsx'
import { TextField } from '#design/fields/text-field.tsx'
import type { useForm } from '#platform/use-form.ts'
import { useReply } from '#platform/use-reply.ts'
import type { CohortDraft } from './cohort-dialog.tsx'
import styles from './notices.module.css'

interface FactsFieldsProps {
  readonly form: Pick<ReturnType<typeof useForm<CohortDraft, never>>, 'field' | 'fault'>
}

/** Programmes, years of admission and states; of each that is chosen at all a student has one. */
export function FactsFields({ form }: FactsFieldsProps) {
  const { t } = useTranslation('notices')
  const { data } = useReply(listProgrammes, {})
  const programmes = (data?.items ?? []).map(({ programmeId, title }) => ({ id: programmeId, label: title }))
  const statuses = StudentStatus.options.map((id) => ({ id, label: t(`cohort.status.${id}`) }))
  const fault = form.fault('rule.programmeIds')
  return (
    <>
      <Choices legend={t('cohort.programmes')} choices={programmes} {...form.field('programmeIds')} />
      {fault !== undefined && (
        <p role="alert" className={styles.fault}>
          {fault}
        </p>
      )}
      <TextField
        label={t('cohort.years')}
        description={t('cohort.yearsHint')}
        {...form.field('years')}
        error={form.fault('rule.admitted.0')}
      />
      <Choices legend={t('cohort.statuses')} choices={statuses} {...form.field('statuses')} />
    </>
  )
}

interface ChoicesProps {
  readonly legend: string
  readonly choices: readonly { readonly id: string; readonly label: string }[]
  readonly value: readonly string[]
  readonly onChange: (value: readonly string[]) => void
}

function Choices({ legend, choices, value, onChange }: ChoicesProps) {
  return (
    <fieldset className={styles.choices}>
      <legend>{legend}</legend>
      {choices.map(({ id, label }) => (
        <CheckboxField
          key={id}
          label={label}
          value={value.includes(id)}
          onChange={(chosen) => onChange(chosen ? [...value, id] : value.filter((one) => one !== id))}
        />
      ))}
    </fieldset>
  )
}
