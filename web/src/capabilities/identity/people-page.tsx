import { type Account, listAccounts } from '@matricula/contract/identity'
import { room } from '@matricula/contract/kernel'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useDeferredValue, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#design/button.tsx'
import { EmptyState } from '#design/empty-state.tsx'
import { SearchField } from '#design/fields/search-field.tsx'
import { Filters } from '#design/filters.tsx'
import { Page } from '#design/page.tsx'
import type { Column } from '#design/table/columns.ts'
import { DataTable } from '#design/table/data-table.tsx'
import { type Format, useFormat } from '#platform/format.ts'
import { useSession } from '#platform/session.ts'
import { useRoom } from '#platform/use-live.ts'
import { useReplyPages } from '#platform/use-reply.ts'
import { InviteDialog } from './invite-dialog.tsx'
import { StatusTag } from './status-tag.tsx'

const route = getRouteApi('/signed-in/people')

/** Everybody who has an account, and what they are. */
export function PeoplePage() {
  const { t } = useTranslation('identity')
  const session = useSession()
  const [inviting, setInviting] = useState(false)
  useRoom(room.staff)
  return (
    <Page
      title={t('people.title')}
      description={t('people.about')}
      actions={
        session.can('account.invite') && (
          <Button look="primary" onClick={() => setInviting(true)}>
            {t('invite.open')}
          </Button>
        )
      }
    >
      <People />
      <InviteDialog opened={inviting} onClose={() => setInviting(false)} />
    </Page>
  )
}

function People() {
  const { t } = useTranslation('identity')
  const format = useFormat()
  const navigate = useNavigate()
  const { find = '' } = route.useSearch()
  const search = (text: string) =>
    void navigate({ to: '/people', search: text === '' ? {} : { find: text }, replace: true })
  const wanted = useDeferredValue(find)
  const list = useReplyPages(listAccounts, { query: wanted === '' ? {} : { find: wanted } })
  const nothing =
    find === '' ? (
      t('people.empty')
    ) : (
      <EmptyState
        sentence={t('people.nothing', { find })}
        action={<Button onClick={() => search('')}>{t('people.clear')}</Button>}
      />
    )
  return (
    <>
      <Filters find={<SearchField label={t('people.find')} value={find} onChange={search} />} />
      <DataTable
        label={t('people.title')}
        {...list.table}
        keyOf={(account) => account.userId}
        empty={nothing}
        columns={columnsOf(t, format)}
        onOpen={({ userId }) => void navigate({ to: '/people/$userId', params: { userId } })}
      />
    </>
  )
}

type Words = ReturnType<typeof useTranslation<'identity'>>['t']

const columnsOf = (t: Words, format: Format): Column<Account>[] => [
  {
    key: 'name',
    head: t('people.name'),
    names: true,
    cell: ({ userId, name }) => (
      <Link to="/people/$userId" params={{ userId }}>
        {name}
      </Link>
    ),
  },
  {
    key: 'login',
    head: t('people.login'),
    wideOnly: true,
    cell: ({ loginName }) => <bdi>{loginName}</bdi>,
  },
  {
    key: 'roles',
    head: t('people.roles'),
    cell: ({ grants }) =>
      grants.length === 0
        ? t('people.noRole')
        : format.list([...new Set(grants.map(({ role }) => t(`role.${role}`)))]),
  },
  { key: 'status', head: t('people.status'), cell: ({ status }) => <StatusTag status={status} /> },
  {
    key: 'seen',
    head: t('people.seen'),
    wideOnly: true,
    cell: ({ lastSeenAt }) =>
      lastSeenAt === undefined ? (
        <span className="muted">{t('people.never')}</span>
      ) : (
        <time dateTime={lastSeenAt}>{format.dateTime(lastSeenAt)}</time>
      ),
  },
]
