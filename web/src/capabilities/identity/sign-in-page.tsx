import type { Me } from '@matricula/contract/identity'
import { useQueryClient } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { sessionQuery } from '#platform/session.ts'
import styles from './sign-in-form.module.css'
import { SignInForm } from './sign-in-form.tsx'

const route = getRouteApi('/open/sign-in')

/** Where a session begins; afterwards the person is where they wanted to go. */
export function SignInPage() {
  const { t } = useTranslation('identity')
  const client = useQueryClient()
  const navigate = useNavigate()
  const { from } = route.useSearch()
  const onSignedIn = (me: Me) => {
    client.setQueryData(sessionQuery.queryKey, { me })
    void navigate({ href: from ?? '/', replace: true })
  }
  return (
    <main className={styles.page}>
      <h1>{t('signIn.title')}</h1>
      <SignInForm onSignedIn={onSignedIn} />
    </main>
  )
}
