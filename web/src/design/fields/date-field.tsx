import '@mantine/core/styles/UnstyledButton.layer.css'
import '@mantine/core/styles/CloseButton.layer.css'
import '@mantine/core/styles/Input.layer.css'
import '@mantine/core/styles/Paper.layer.css'
import '@mantine/core/styles/Popover.layer.css'
import '@mantine/dates/styles.layer.css'
import { DateInput } from '@mantine/dates'
import { useTranslation } from 'react-i18next'
import type { FieldProps } from './field.ts'

export interface DateFieldProps extends FieldProps<string> {
  /** Calendar days, year-month-day. */
  readonly earliest?: string
  readonly latest?: string
  /** 1 is Monday. */
  readonly weekStart?: 0 | 1 | 6
}

/** A calendar day, typed or picked; empty or year-month-day, without any time zone. */
export function DateField({ value, onChange, earliest, latest, weekStart = 1, ...props }: DateFieldProps) {
  const { t } = useTranslation('design')
  return (
    <DateInput
      {...props}
      {...(earliest === undefined ? {} : { minDate: earliest })}
      {...(latest === undefined ? {} : { maxDate: latest })}
      value={value === '' ? null : value}
      onChange={(next) => onChange(next ?? '')}
      valueFormat="D MMM YYYY"
      placeholder={t('date.example')}
      firstDayOfWeek={weekStart}
      clearable={!props.required}
      clearButtonProps={{ 'aria-label': t('clear') }}
    />
  )
}
