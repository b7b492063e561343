import {
  changeMailPreferences,
  MailChoice,
  type MailPreferences,
  readMailPreferences,
} from '@matricula/contract/notices'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Button } from '#design/button.tsx'
import { ErrorState } from '#design/error-state.tsx'
import { FormActions } from '#design/fields/fields.tsx'
import { SelectField } from '#design/fields/select-field.tsx'
import { Section } from '#design/page.tsx'
import { ProblemNote } from '#design/problem-note.tsx'
import { Skeleton } from '#design/skeleton.tsx'
import { toast } from '#design/toast.tsx'
import { useForm } from '#platform/use-form.ts'
import { keyOf, useCommand, useReply } from '#platform/use-reply.ts'
import styles from './notices.module.css'

/** What of one's news is mailed, on the page of one's own account. */
export function MailSettings() {
  const { t } = useTranslation('notices')
  const { data, error, refetch } = useReply(readMailPreferences, {})
  return (
    <Section title={t('mail')}>
      {data === undefined && error === null && <Skeleton rows={3} />}
      {error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data !== undefined && data.address === undefined && <p className="muted">{t('mail.nowhere')}</p>}
      {data?.address !== undefined && <MailForm preferences={data} address={data.address} />}
    </Section>
  )
}

interface MailFormProps {
  readonly preferences: MailPreferences
  readonly address: string
}

function MailForm({ preferences: { announcements, record }, address }: MailFormProps) {
  const { t } = useTranslation('notices')
  const client = useQueryClient()
  const command = useCommand(changeMailPreferences)
  const initial: { readonly announcements: string; readonly record: string } = { announcements, record }
  const form = useForm({
    schema: changeMailPreferences.body,
    initial,
    submit: async (body) => {
      await command.run({ body })
      await client.invalidateQueries({ queryKey: keyOf(readMailPreferences) })
      toast(t('mail.saved'))
    },
  })
  const choices = MailChoice.options.map((choice) => ({ value: choice, label: t(`mail.${choice}`) }))
  return (
    <form {...form.form} className={styles.mail}>
      <p className="muted">{t('mail.about', { address })}</p>
      {form.error !== undefined && <ProblemNote problem={form.error} />}
      <SelectField label={t('mail.announcements')} choices={choices} {...form.field('announcements')} />
      <SelectField
        label={t('mail.record')}
        description={t('mail.recordHint')}
        choices={choices}
        {...form.field('record')}
      />
      <FormActions>
        <Button type="submit" pending={form.pending && t('mail.saving')}>
          {t('mail.save')}
        </Button>
      </FormActions>
    </form>
  )
}
