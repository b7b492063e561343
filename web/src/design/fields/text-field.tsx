import '@mantine/core/styles/UnstyledButton.layer.css'
import '@mantine/core/styles/Input.layer.css'
import { Textarea, TextInput } from '@mantine/core'
import type { FieldProps } from './field.ts'

export interface TextFieldProps extends FieldProps<string> {
  readonly type?: 'text' | 'email' | 'tel' | 'url' | 'search'
  readonly placeholder?: string
  readonly autoComplete?: string
  readonly inputMode?: 'text' | 'numeric' | 'decimal' | 'email' | 'tel'
  /** More than one makes it a text of several lines. */
  readonly lines?: number
  readonly autoFocus?: boolean
}

/** One line of text, or several. */
export function TextField({ onChange, lines = 1, type, ...props }: TextFieldProps) {
  const given = {
    ...props,
    onChange: (event: { currentTarget: { value: string } }) => onChange(event.currentTarget.value),
  }
  if (lines > 1) return <Textarea {...given} rows={lines} />
  return <TextInput {...given} type={type ?? 'text'} />
}
