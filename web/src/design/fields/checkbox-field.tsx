import '@mantine/core/styles/Input.layer.css'
import '@mantine/core/styles/InlineInput.layer.css'
import '@mantine/core/styles/Checkbox.layer.css'
import { Checkbox } from '@mantine/core'
import type { FieldProps } from './field.ts'

/** Yes or no, in words that stand by themselves. */
export function CheckboxField({ value, onChange, readOnly, ...props }: FieldProps<boolean>) {
  return (
    <Checkbox
      {...props}
      {...(readOnly ? { disabled: true } : {})}
      checked={value}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  )
}
