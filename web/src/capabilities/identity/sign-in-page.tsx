import { readInstitution } from '@matricula/contract/identity'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ButtonLink } from '#design/button.tsx'
import { useReply } from '#platform/use-reply.ts'
import { DemoAccounts } from './demo-accounts.tsx'
import { EntryPage } from './entry-page.tsx'
import { SignInForm } from './sign-in-form.tsx'
import { useEntrance } from './use-entrance.ts'

const route = getRouteApi('/open/sign-in')

/** Where a session begins; afterwards the person is where they wanted to go. */
export function SignInPage() {
  const { t } = useTranslation('identity')
  const { from } = route.useSearch()
  const enter = useEntrance(from)
  const { data } = useReply(readInstitution, {})
  if (data?.awaitingSetUp) return <EntryPage title={t('waiting.title')} about={t('waiting.about')} />
  return (
    <EntryPage title={t('signIn.title')}>
      <SignInForm onSignedIn={enter} />
      <ButtonLink to="/forgot" look="quiet">
        {t('signIn.forgot')}
      </ButtonLink>
      {data?.demoAccounts !== undefined && <DemoAccounts accounts={data.demoAccounts} onSignedIn={enter} />}
    </EntryPage>
  )
}
