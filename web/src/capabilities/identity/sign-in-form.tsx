import { type Me, signIn } from '@matricula/contract/identity'
import { useTranslation } from 'react-i18next'
import { Button } from '#design/button.tsx'
import { PasswordField } from '#design/fields/password-field.tsx'
import { TextField } from '#design/fields/text-field.tsx'
import { useForm } from '#platform/use-form.ts'
import { useCommand } from '#platform/use-reply.ts'
import styles from './entry-page.module.css'
import { EntryProblem } from './entry-problem.tsx'

/** Name and password; used on the sign-in page and over a page whose session has ended. */
export function SignInForm({ onSignedIn }: { readonly onSignedIn: (me: Me) => void }) {
  const { t } = useTranslation('identity')
  const command = useCommand(signIn)
  const form = useForm({
    schema: signIn.body,
    initial: { loginName: '', password: '' },
    submit: async (body) => onSignedIn(await command.run({ body })),
  })
  return (
    <form {...form.form} className={styles.form}>
      {form.error !== undefined && <EntryProblem problem={form.error} />}
      <TextField label={t('signIn.name')} autoComplete="username" {...form.field('loginName')} />
      <PasswordField
        label={t('signIn.password')}
        autoComplete="current-password"
        {...form.field('password')}
      />
      <Button type="submit" look="primary" size="touch" pending={form.pending && t('signIn.pending')}>
        {t('signIn.submit')}
      </Button>
    </form>
  )
}
