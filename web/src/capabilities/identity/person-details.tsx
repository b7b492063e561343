import { type Account, changeAccount, readAccount } from '@matricula/contract/identity'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Button } from '#design/button.tsx'
import { TextField } from '#design/fields/text-field.tsx'
import { ProblemNote } from '#design/problem-note.tsx'
import { toast } from '#design/toast.tsx'
import { useForm } from '#platform/use-form.ts'
import { keyOf, useCommand } from '#platform/use-reply.ts'
import styles from './grants.module.css'

/** Name and e-mail of an account. */
export function PersonDetails({ account }: { readonly account: Account }) {
  const { t } = useTranslation('identity')
  const client = useQueryClient()
  const command = useCommand(changeAccount)
  const form = useForm({
    schema: changeAccount.body,
    initial: { version: account.version, name: account.name, email: account.email ?? '' },
    read: (draft) => draft,
    submit: async (body) => {
      await command.run({ params: { userId: account.userId }, body })
      toast(t('person.saved'))
      await client.invalidateQueries({ queryKey: keyOf(readAccount) })
    },
  })
  return (
    <form {...form.form} className={styles.form}>
      {form.error !== undefined && <ProblemNote problem={form.error} />}
      <TextField label={t('invite.name')} autoComplete="off" {...form.field('name')} />
      <TextField
        label={t('invite.email')}
        description={t('invite.emailHint')}
        type="email"
        autoComplete="off"
        {...form.field('email')}
      />
      <div>
        <Button
          type="submit"
          unavailable={!form.changed && t('person.unchanged')}
          pending={form.pending && t('person.saving')}
        >
          {t('person.saveDetails')}
        </Button>
      </div>
    </form>
  )
}
