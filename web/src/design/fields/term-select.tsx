import { useTranslation } from 'react-i18next'
import { SelectField, type SelectFieldProps } from './select-field.tsx'

interface Term<Id extends string> {
  readonly termId: Id
  readonly title: string
}

interface TermFieldProps extends Omit<SelectFieldProps, 'label' | 'choices'> {
  readonly terms: readonly Term<string>[]
}

/** A term, in a form. */
export function TermField({ terms, ...props }: TermFieldProps) {
  const { t } = useTranslation('design')
  const choices = terms.map(({ termId, title }) => ({ value: termId, label: title }))
  return <SelectField label={t('term')} choices={choices} {...props} />
}

interface TermSelectProps<Id extends string> {
  readonly terms: readonly Term<Id>[]
  readonly term: Term<Id>
  readonly onChange: (termId: Id) => void
}

/** Which term the page is about; nothing to choose where there is one. */
export function TermSelect<Id extends string>({ terms, term, onChange }: TermSelectProps<Id>) {
  if (terms.length < 2) return null
  return (
    <TermField
      terms={terms}
      value={term.termId}
      onChange={(chosen) => {
        const next = terms.find(({ termId }) => termId === chosen)
        if (next) onChange(next.termId)
      }}
    />
  )
}
