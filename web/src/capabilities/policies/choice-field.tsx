import type { FieldProps } from '#design/fields/field.ts'
import { SelectField } from '#design/fields/select-field.tsx'

interface ChoiceFieldProps<Value extends string> extends FieldProps<Value> {
  readonly options: readonly Value[]
  readonly wordOf: (value: Value) => string
}

/** One of the words that the contract knows. */
export function ChoiceField<Value extends string>({
  options,
  wordOf,
  onChange,
  ...props
}: ChoiceFieldProps<Value>) {
  return (
    <SelectField
      {...props}
      choices={options.map((value) => ({ value, label: wordOf(value) }))}
      onChange={(chosen) => {
        const known = options.find((value) => value === chosen)
        if (known !== undefined) onChange(known)
      }}
    />
  )
}
