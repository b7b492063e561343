import { StandingOutcome } from '@matricula/contract/standing'
import { useTranslation } from 'react-i18next'
import type { FieldProps } from '#design/fields/field.ts'
import { SelectField } from '#design/fields/select-field.tsx'
import { TextField } from '#design/fields/text-field.tsx'

type Props = Omit<FieldProps<string>, 'label'>

interface OutcomeFieldsProps {
  readonly outcome: Props
  readonly reason: Props
}

/** What is decided otherwise, and why. */
export function OutcomeFields({ outcome, reason }: OutcomeFieldsProps) {
  const { t } = useTranslation('standing')
  return (
    <>
      <SelectField
        label={t('outcome')}
        choices={StandingOutcome.options.map((value) => ({ value, label: t(`outcome.${value}`) }))}
        {...outcome}
      />
      <TextField label={t('override.reason')} description={t('override.hint')} {...reason} />
    </>
  )
}
