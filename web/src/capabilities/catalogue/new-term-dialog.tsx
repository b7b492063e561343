import { createTerm, listTerms } from '@matricula/contract/catalogue'
import type { TermId } from '@matricula/contract/kernel'
import { instantAt } from '@matricula/contract/kernel'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Button } from '#design/button.tsx'
import { Dialog, DialogActions } from '#design/dialog.tsx'
import { DateField } from '#design/fields/date-field.tsx'
import { Fields } from '#design/fields/fields.tsx'
import { NumberField } from '#design/fields/number-field.tsx'
import { TextField } from '#design/fields/text-field.tsx'
import { ProblemNote } from '#design/problem-note.tsx'
import { toast } from '#design/toast.tsx'
import { useSession } from '#platform/session.ts'
import { useForm } from '#platform/use-form.ts'
import { keyOf, useCommand } from '#platform/use-reply.ts'
import styles from './catalogue.module.css'

interface NewTermProps {
  readonly opened: boolean
  readonly onClose: () => void
  readonly onMade: (termId: TermId) => void
}

const opening = '08:00'
const closing = '17:00'

/** Makes a term; registration opens at eight and closes at five unless changed on its page. */
export function NewTermDialog({ opened, onClose, onMade }: NewTermProps) {
  const { t } = useTranslation('catalogue')
  return (
    <Dialog opened={opened} onClose={onClose} title={t('term.add')}>
      <NewTermForm onClose={onClose} onMade={onMade} />
    </Dialog>
  )
}

const empty = {
  title: '',
  termId: '',
  startsOn: '',
  endsOn: '',
  'registration.opensAt': '',
  'registration.closesAt': '',
  creditLimit: 20 as number | undefined,
}

/** Fields are named as the contract names them, so that each refusal finds its place. */
function bodyOf(draft: typeof empty, timeZone: string) {
  const { 'registration.opensAt': opensOn, 'registration.closesAt': closesOn, ...own } = draft
  const registration = {
    opensAt: instantAt(opensOn, opening, timeZone) ?? '',
    closesAt: instantAt(closesOn, closing, timeZone) ?? '',
  }
  return { ...own, registration }
}

function NewTermForm({ onClose, onMade }: Omit<NewTermProps, 'opened'>) {
  const { t } = useTranslation('catalogue')
  const { t: tDesign } = useTranslation('design')
  const { timeZone } = useSession()
  const client = useQueryClient()
  const command = useCommand(createTerm)
  const form = useForm({
    schema: createTerm.body,
    initial: empty,
    read: (draft) => bodyOf(draft, timeZone),
    submit: async (body) => {
      const { termId, title } = await command.run({ body })
      toast(t('term.added', { title }))
      await client.invalidateQueries({ queryKey: keyOf(listTerms) })
      onClose()
      onMade(termId)
    },
  })
  return (
    <form {...form.form} className={styles.form}>
      {form.error !== undefined && <ProblemNote problem={form.error} />}
      <Fields>
        <TextField label={t('term.name')} required {...form.field('title')} />
        <TextField label={t('term.id')} description={t('term.idHint')} required {...form.field('termId')} />
        <DateField label={t('term.startsOn')} required {...form.field('startsOn')} />
        <DateField label={t('term.endsOn')} required {...form.field('endsOn')} />
        <DateField
          label={t('window.opensOn')}
          description={t('window.opensHint')}
          required
          {...form.field('registration.opensAt')}
        />
        <DateField
          label={t('window.closesOn')}
          description={t('window.closesHint')}
          required
          {...form.field('registration.closesAt')}
        />
        <NumberField label={t('term.creditLimit')} decimal required {...form.field('creditLimit')} />
      </Fields>
      <DialogActions>
        <Button onClick={onClose}>{tDesign('cancel')}</Button>
        <Button type="submit" look="primary" pending={form.pending && t('adding')}>
          {t('term.submit')}
        </Button>
      </DialogActions>
    </form>
  )
}
