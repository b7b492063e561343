import { askPasswordReset } from '@matricula/contract/identity'
import { useTranslation } from 'react-i18next'
import { Button, ButtonLink } from '#design/button.tsx'
import { TextField } from '#design/fields/text-field.tsx'
import { useForm } from '#platform/use-form.ts'
import { useCommand } from '#platform/use-reply.ts'
import styles from './entry-page.module.css'
import { EntryPage } from './entry-page.tsx'
import { EntryProblem } from './entry-problem.tsx'

/** Asks for a letter with a link. What is answered never tells whether there is such an account. */
export function ForgotPage() {
  const { t } = useTranslation('identity')
  const command = useCommand(askPasswordReset)
  const form = useForm({
    schema: askPasswordReset.body,
    initial: { loginName: '' },
    submit: (body) => command.run({ body }),
  })
  const back = (
    <ButtonLink to="/sign-in" look="quiet">
      {t('backToSignIn')}
    </ButtonLink>
  )
  if (command.reply !== undefined)
    return (
      <EntryPage title={t('forgot.sent')} about={t('forgot.sentAbout')}>
        {back}
      </EntryPage>
    )
  return (
    <EntryPage title={t('forgot.title')} about={t('forgot.about')}>
      <form {...form.form} className={styles.form}>
        {form.error !== undefined && <EntryProblem problem={form.error} />}
        <TextField label={t('signIn.name')} autoComplete="username" {...form.field('loginName')} />
        <Button type="submit" look="primary" size="touch" pending={form.pending && t('forgot.pending')}>
          {t('forgot.submit')}
        </Button>
      </form>
      {back}
    </EntryPage>
  )
}
