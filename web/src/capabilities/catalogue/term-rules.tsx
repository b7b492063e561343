import { changeTerm, listTerms, type Term, TermChange } from '@matricula/contract/catalogue'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#design/button.tsx'
import { Facts } from '#design/facts.tsx'
import { DateField } from '#design/fields/date-field.tsx'
import { Fields, FormActions } from '#design/fields/fields.tsx'
import { NumberField } from '#design/fields/number-field.tsx'
import { SelectField } from '#design/fields/select-field.tsx'
import { TextField } from '#design/fields/text-field.tsx'
import { ProblemNote } from '#design/problem-note.tsx'
import { toast } from '#design/toast.tsx'
import { useFormat } from '#platform/format.ts'
import { useSession } from '#platform/session.ts'
import { useForm } from '#platform/use-form.ts'
import { keyOf, useCommand } from '#platform/use-reply.ts'
import styles from './catalogue.module.css'

/** The rules of a term, to read or to change. */
export function TermRules({ term }: { readonly term: Term }) {
  const { t } = useTranslation('catalogue')
  const format = useFormat()
  const session = useSession()
  if (session.can('term.write')) return <RulesForm term={term} />
  const holidays = term.holidays.map((day) => format.day(day))
  return (
    <Facts
      facts={[
        { label: t('term.creditLimit'), value: format.number(term.creditLimit) },
        { label: t('term.clashes'), value: t(`clashes.${term.clashes}`) },
        { label: t('term.holidays'), value: holidays.length > 0 ? format.list(holidays) : t('none') },
      ]}
    />
  )
}

const draftOf = (term: Term) => ({
  title: term.title,
  startsOn: term.startsOn,
  endsOn: term.endsOn,
  creditLimit: term.creditLimit as number | undefined,
  clashes: term.clashes as string,
  holidays: term.holidays.join(', '),
})

const daysIn = (text: string): string[] => text.split(/[\s,;]+/).filter((day) => day !== '')

function RulesForm({ term }: { readonly term: Term }) {
  const { t } = useTranslation('catalogue')
  const client = useQueryClient()
  const command = useCommand(changeTerm)
  const [initial] = useState(() => draftOf(term))
  const form = useForm({
    schema: TermChange,
    initial,
    read: (draft) => ({ ...draft, holidays: daysIn(draft.holidays), version: term.version }),
    submit: async (body) => {
      await command
        .run({ params: { termId: term.termId }, body })
        .finally(() => void client.invalidateQueries({ queryKey: keyOf(listTerms) }))
      toast(t('term.saved'))
    },
  })
  return (
    <form {...form.form} className={styles.form}>
      {form.error !== undefined && <ProblemNote problem={form.error} />}
      <Fields>
        <TextField label={t('term.name')} required {...form.field('title')} />
        <NumberField
          label={t('term.creditLimit')}
          description={t('term.creditLimitHint')}
          decimal
          required
          {...form.field('creditLimit')}
        />
        <DateField label={t('term.startsOn')} required {...form.field('startsOn')} />
        <DateField label={t('term.endsOn')} required {...form.field('endsOn')} />
        <SelectField
          label={t('term.clashes')}
          choices={(['refuse', 'allow'] as const).map((rule) => ({
            value: rule,
            label: t(`clashes.${rule}`),
          }))}
          {...form.field('clashes')}
        />
        <TextField
          label={t('term.holidays')}
          description={t('term.holidaysHint')}
          {...form.field('holidays')}
        />
      </Fields>
      <FormActions>
        <Button
          type="submit"
          unavailable={!form.changed && t('unchanged')}
          pending={form.pending && t('saving')}
        >
          {t('term.save')}
        </Button>
      </FormActions>
    </form>
  )
}
