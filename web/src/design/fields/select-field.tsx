import '@mantine/core/styles/UnstyledButton.layer.css'
import '@mantine/core/styles/CloseButton.layer.css'
import '@mantine/core/styles/Combobox.layer.css'
import '@mantine/core/styles/Input.layer.css'
import '@mantine/core/styles/Paper.layer.css'
import '@mantine/core/styles/Popover.layer.css'
import '@mantine/core/styles/ScrollArea.layer.css'
import { Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { FieldProps } from './field.ts'

export interface Choice {
  readonly value: string
  readonly label: string
}

export interface SelectFieldProps extends FieldProps<string> {
  readonly choices: readonly Choice[]
  readonly placeholder?: string
  /** Typing narrows the list; worth it above ten choices. */
  readonly searchable?: boolean
  /** Whether choosing nothing, an empty text, is possible. */
  readonly clearable?: boolean
}

/** One of a list. */
export function SelectField({ value, onChange, choices, clearable = false, ...props }: SelectFieldProps) {
  const { t } = useTranslation('design')
  return (
    <Select
      {...props}
      data={choices.map((choice) => ({ ...choice }))}
      clearable={clearable}
      allowDeselect={clearable}
      value={value === '' ? null : value}
      onChange={(next) => onChange(next ?? '')}
      nothingFoundMessage={t('select.nothing')}
      clearButtonProps={{ 'aria-label': t('clear') }}
      checkIconPosition="right"
    />
  )
}
