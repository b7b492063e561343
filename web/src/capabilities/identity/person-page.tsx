import { type Account, readAccount } from '@matricula/contract/identity'
import { room, UserId } from '@matricula/contract/kernel'
import { getRouteApi } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorState } from '#design/error-state.tsx'
import { Facts } from '#design/facts.tsx'
import { Page, Section } from '#design/page.tsx'
import { Skeleton } from '#design/skeleton.tsx'
import { useFormat } from '#platform/format.ts'
import { useSession } from '#platform/session.ts'
import { useRoom } from '#platform/use-live.ts'
import { useReply } from '#platform/use-reply.ts'
import { nameOfGrant } from './grant-kinds.ts'
import { GrantWords } from './grant-words.tsx'
import styles from './grants.module.css'
import { PersonAccess } from './person-access.tsx'
import { PersonDetails } from './person-details.tsx'
import { PersonRoles } from './person-roles.tsx'
import { StatusTag } from './status-tag.tsx'

const route = getRouteApi('/signed-in/people/$userId')

/** One account: who it is, what it may, and whether it may come in. */
export function PersonPage() {
  const { t } = useTranslation('identity')
  const userId = UserId.parse(route.useParams().userId)
  const { data, error, refetch } = useReply(readAccount, { params: { userId } })
  useRoom(room.staff)
  if (data === undefined)
    return (
      <Page title={t('person.loading')} width="form">
        {error === null ? <Skeleton rows={6} /> : <ErrorState error={error} onRetry={() => void refetch()} />}
      </Page>
    )
  return (
    <Page title={data.name} width="form" actions={<StatusTag status={data.status} />}>
      <Person key={data.version} account={data} />
    </Page>
  )
}

function Person({ account }: { readonly account: Account }) {
  const { t } = useTranslation('identity')
  const format = useFormat()
  const session = useSession()
  const seen = account.lastSeenAt === undefined ? t('people.never') : format.dateTime(account.lastSeenAt)
  const facts = [
    { label: t('people.login'), value: <bdi>{account.loginName}</bdi> },
    { label: t('people.seen'), value: seen },
  ]
  if (!session.can('account.change')) return <ReadOnly account={account} facts={facts} />
  return (
    <>
      <div className={styles.facts}>
        <Facts facts={facts} />
      </div>
      <Section title={t('person.details')}>
        <PersonDetails account={account} />
      </Section>
      <Section title={t('person.roles')}>
        <PersonRoles account={account} />
      </Section>
      <Section title={t('person.access')}>
        <PersonAccess account={account} />
      </Section>
    </>
  )
}

interface ReadOnlyProps {
  readonly account: Account
  readonly facts: readonly { readonly label: string; readonly value: ReactNode }[]
}

function ReadOnly({ account, facts }: ReadOnlyProps) {
  const { t } = useTranslation('identity')
  const roles = account.grants.map((grant) => <GrantWords key={nameOfGrant(grant)} grant={grant} />)
  return (
    <Facts
      facts={[
        ...facts,
        { label: t('invite.email'), value: account.email ?? t('person.noEmail') },
        { label: t('account.roles'), value: roles.length === 0 ? t('account.noRoles') : roles },
      ]}
    />
  )
}
