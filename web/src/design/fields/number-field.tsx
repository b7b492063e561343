import '@mantine/core/styles/UnstyledButton.layer.css'
import '@mantine/core/styles/Input.layer.css'
import { TextInput } from '@mantine/core'
import { useState } from 'react'
import type { FieldProps } from './field.ts'

export interface NumberFieldProps extends FieldProps<number | undefined> {
  /** A word after the label in the hint is clearer than a sign in the field; units go into the label. */
  readonly decimal?: boolean
}

/** A number as people write it: a comma is read as the decimal point, and nothing jumps while typing. */
export function NumberField({ value, onChange, onBlur, decimal = false, ...props }: NumberFieldProps) {
  const [typed, setTyped] = useState<string>()
  const written = value === undefined ? '' : String(value)
  return (
    <TextInput
      {...props}
      inputMode={decimal ? 'decimal' : 'numeric'}
      value={typed ?? written}
      onChange={(event) => {
        setTyped(event.currentTarget.value)
        onChange(numberIn(event.currentTarget.value))
      }}
      onBlur={() => {
        if (value === undefined || !Number.isNaN(value)) setTyped(undefined)
        onBlur?.()
      }}
    />
  )
}

/** Nothing for an empty field; `NaN` for what is no number, so that the schema refuses it. */
export function numberIn(text: string): number | undefined {
  const trimmed = text.trim().replace(',', '.')
  return trimmed === '' ? undefined : Number(trimmed)
}
