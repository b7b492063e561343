import type { Term } from '@matricula/contract/catalogue'
import type { TermId } from '@matricula/contract/kernel'
import { useTranslation } from 'react-i18next'
import { SelectField } from '#design/fields/select-field.tsx'

interface TermSelectProps {
  readonly terms: readonly Term[]
  readonly term: Term
  readonly onChange: (termId: TermId) => void
}

/** Which term the page is about; nothing to choose where there is one. */
export function TermSelect({ terms, term, onChange }: TermSelectProps) {
  const { t } = useTranslation('enrolment')
  if (terms.length < 2) return null
  return (
    <SelectField
      label={t('term')}
      value={term.termId}
      onChange={(chosen) => {
        const next = terms.find(({ termId }) => termId === chosen)
        if (next) onChange(next.termId)
      }}
      choices={terms.map(({ termId, title }) => ({ value: termId, label: title }))}
    />
  )
}
