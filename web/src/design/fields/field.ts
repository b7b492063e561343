/** What every field takes; spread `form.field('name')` of `useForm` on it. */
export interface FieldProps<Value> {
  readonly label: string
  /** A hint below the label; what to enter, with an example. */
  readonly description?: string | undefined
  readonly name?: string
  readonly value: Value
  readonly onChange: (value: Value) => void
  readonly onBlur?: () => void
  /** What to enter, not what is wrong. */
  readonly error?: string | undefined
  readonly required?: boolean
  readonly readOnly?: boolean
}
