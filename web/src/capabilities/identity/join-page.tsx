import { acceptInvitation, type Invitation, readInvitation } from '@matricula/contract/identity'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Button, ButtonLink } from '#design/button.tsx'
import { Skeleton } from '#design/skeleton.tsx'
import { call } from '#platform/call.ts'
import { useForm } from '#platform/use-form.ts'
import { useCommand } from '#platform/use-reply.ts'
import styles from './entry-page.module.css'
import { EntryPage } from './entry-page.tsx'
import { EntryProblem } from './entry-problem.tsx'
import { NewPasswordField } from './new-password-field.tsx'
import { useEntrance } from './use-entrance.ts'
import { useLinkSecret } from './use-link-secret.ts'

/** The first visit of somebody who was invited. */
export function JoinPage() {
  const { t } = useTranslation('identity')
  const secret = useLinkSecret()
  const invitation = useQuery({
    queryKey: [readInvitation.name],
    queryFn: () => call(readInvitation, { body: { secret } }),
    retry: false,
    gcTime: 0,
  })
  if (invitation.data)
    return (
      <EntryPage title={t('join.title', { name: invitation.data.name })} about={t('join.about')}>
        <FirstPassword secret={secret} invitation={invitation.data} />
      </EntryPage>
    )
  if (!invitation.error)
    return (
      <EntryPage title={t('join.reading')}>
        <Skeleton rows={3} />
      </EntryPage>
    )
  return (
    <EntryPage title={t('join.spent')} about={t('join.spentAbout')}>
      <EntryProblem problem={invitation.error} />
      <ButtonLink to="/sign-in" look="quiet">
        {t('backToSignIn')}
      </ButtonLink>
    </EntryPage>
  )
}

interface FirstPasswordProps {
  readonly secret: string
  readonly invitation: Invitation
}

function FirstPassword({ secret, invitation }: FirstPasswordProps) {
  const { t } = useTranslation('identity')
  const enter = useEntrance()
  const command = useCommand(acceptInvitation)
  const form = useForm({
    schema: acceptInvitation.body,
    initial: { secret, newPassword: '' },
    submit: async (body) => enter(await command.run({ body })),
  })
  return (
    <form {...form.form} className={styles.form}>
      {form.error !== undefined && <EntryProblem problem={form.error} />}
      <p>
        {t('join.name')} <bdi>{invitation.loginName}</bdi>
      </p>
      {/* Password managers keep a password under the name that stands in the same form. */}
      <input type="hidden" name="username" autoComplete="username" value={invitation.loginName} />
      <NewPasswordField {...form.field('newPassword')} />
      <Button type="submit" look="primary" size="touch" pending={form.pending && t('password.pending')}>
        {t('join.submit')}
      </Button>
    </form>
  )
}
