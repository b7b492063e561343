import { room } from '@matricula/contract/kernel'
import { Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { Facts } from '#design/facts.tsx'
import { Page, Section } from '#design/page.tsx'
import { useSession } from '#platform/session.ts'
import { useRoom } from '#platform/use-live.ts'
import { accountParts } from './account-parts.ts'
import { ChangePasswordForm } from './change-password-form.tsx'
import { nameOfGrant } from './grant-kinds.ts'
import { GrantWords } from './grant-words.tsx'
import styles from './grants.module.css'
import { MySessions } from './my-sessions.tsx'

/** What concerns oneself: who one is here, the password, and where one is signed in. */
export function AccountPage() {
  const { t } = useTranslation('identity')
  const { me } = useSession()
  useRoom(me && room.person(me.userId))
  if (me === undefined) return null
  const roles =
    me.grants.length === 0
      ? t('account.noRoles')
      : me.grants.map((grant) => <GrantWords key={nameOfGrant(grant)} grant={grant} />)
  return (
    <Page title={t('account.title')} width="form">
      <div className={styles.facts}>
        <Facts
          facts={[
            { label: t('account.name'), value: me.name },
            { label: t('account.institution'), value: me.institution },
            { label: t('account.roles'), value: roles },
          ]}
        />
      </div>
      <Section title={t('account.password')}>
        {me.mustChangePassword && <p className={styles.must}>{t('account.mustChange')}</p>}
        <ChangePasswordForm />
      </Section>
      <Suspense>
        {accountParts.map(({ id, component: Part }) => (
          <Part key={id} />
        ))}
      </Suspense>
      <MySessions />
    </Page>
  )
}
