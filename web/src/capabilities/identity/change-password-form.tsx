import { changePassword, readSession } from '@matricula/contract/identity'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Button } from '#design/button.tsx'
import { PasswordField } from '#design/fields/password-field.tsx'
import { toast } from '#design/toast.tsx'
import { useForm } from '#platform/use-form.ts'
import { keyOf, useCommand } from '#platform/use-reply.ts'
import { EntryProblem } from './entry-problem.tsx'
import styles from './grants.module.css'
import { NewPasswordField } from './new-password-field.tsx'

const empty = { currentPassword: '', newPassword: '' }

/** A new password needs the one of now; every other session ends with it. */
export function ChangePasswordForm() {
  const { t } = useTranslation('identity')
  const client = useQueryClient()
  const command = useCommand(changePassword)
  const form = useForm({
    schema: changePassword.body,
    initial: empty,
    submit: async (body) => {
      await command.run({ body })
      form.reset()
      toast(t('password.changed'))
      await client.invalidateQueries({ queryKey: keyOf(readSession) })
    },
  })
  return (
    <form {...form.form} className={styles.form}>
      <p className="muted">{t('password.others')}</p>
      {form.error !== undefined && <EntryProblem problem={form.error} />}
      <PasswordField
        label={t('password.current')}
        autoComplete="current-password"
        {...form.field('currentPassword')}
      />
      <NewPasswordField {...form.field('newPassword')} />
      <div>
        <Button type="submit" look="primary" pending={form.pending && t('password.pending')}>
          {t('password.submit')}
        </Button>
      </div>
    </form>
  )
}
