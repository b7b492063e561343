import { resetPassword } from '@matricula/contract/identity'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, ButtonLink } from '#design/button.tsx'
import { useForm } from '#platform/use-form.ts'
import { useCommand } from '#platform/use-reply.ts'
import styles from './entry-page.module.css'
import { EntryPage } from './entry-page.tsx'
import { BrokenLink, EntryProblem } from './entry-problem.tsx'
import { NewPasswordField } from './new-password-field.tsx'
import { SpentLink } from './spent-link.tsx'
import { useLinkSecret } from './use-link-secret.ts'

/** A new password with a link from a letter. */
export function ResetPage() {
  const { t } = useTranslation('identity')
  const secret = useLinkSecret()
  const [done, setDone] = useState(false)
  const command = useCommand(resetPassword)
  const form = useForm({
    schema: resetPassword.body,
    initial: { secret, newPassword: '' },
    submit: async (body) => {
      await command.run({ body })
      setDone(true)
    },
  })
  if (done)
    return (
      <EntryPage title={t('reset.done')} about={t('reset.doneAbout')}>
        <ButtonLink to="/sign-in" look="primary" size="touch">
          {t('signIn.submit')}
        </ButtonLink>
      </EntryPage>
    )
  if (!resetPassword.body.shape.secret.safeParse(secret).success)
    return (
      <EntryPage title={t('reset.title')}>
        <BrokenLink />
        <ButtonLink to="/forgot">{t('reset.another')}</ButtonLink>
      </EntryPage>
    )
  return (
    <EntryPage title={t('reset.title')} about={t('reset.about')}>
      <SpentLink problem={form.error} />
      <form {...form.form} className={styles.form}>
        {form.error !== undefined && <EntryProblem problem={form.error} />}
        <NewPasswordField {...form.field('newPassword')} />
        <Button type="submit" look="primary" size="touch" pending={form.pending && t('password.pending')}>
          {t('reset.submit')}
        </Button>
      </form>
    </EntryPage>
  )
}
