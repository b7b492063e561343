import { type ApiToken, listApiTokens, revokeApiToken } from '@matricula/contract/identity'
import { room } from '@matricula/contract/kernel'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#design/button.tsx'
import { ConfirmDialog } from '#design/confirm-dialog.tsx'
import { Page } from '#design/page.tsx'
import type { Column } from '#design/table/columns.ts'
import { DataTable } from '#design/table/data-table.tsx'
import { toast } from '#design/toast.tsx'
import { type Format, useFormat } from '#platform/format.ts'
import { useRoom } from '#platform/use-live.ts'
import { keyOf, useCommand, useReply } from '#platform/use-reply.ts'
import { IssueDialog } from './issue-dialog.tsx'

/** The tokens by which programs come in. */
export function TokensPage() {
  const { t } = useTranslation('identity')
  const format = useFormat()
  const list = useReply(listApiTokens, {})
  const [issuing, setIssuing] = useState(false)
  const [revoking, setRevoking] = useState<ApiToken>()
  useRoom(room.staff)
  return (
    <Page
      title={t('tokens.title')}
      description={t('tokens.about')}
      actions={
        <Button look="primary" onClick={() => setIssuing(true)}>
          {t('tokens.issue')}
        </Button>
      }
    >
      <DataTable
        label={t('tokens.title')}
        rows={list.data?.items}
        error={list.error}
        onRetry={() => void list.refetch()}
        keyOf={(token) => token.tokenId}
        empty={t('tokens.empty')}
        columns={columnsOf(t, format, setRevoking)}
      />
      <IssueDialog opened={issuing} onClose={() => setIssuing(false)} />
      <Revoke token={revoking} onClose={() => setRevoking(undefined)} />
    </Page>
  )
}

interface RevokeProps {
  readonly token: ApiToken | undefined
  readonly onClose: () => void
}

function Revoke({ token, onClose }: RevokeProps) {
  const { t } = useTranslation('identity')
  const client = useQueryClient()
  const command = useCommand(revokeApiToken)
  const revoke = async ({ tokenId }: ApiToken) => {
    await command.run({ params: { tokenId } })
    onClose()
    toast(t('tokens.revoked'))
    await client.invalidateQueries({ queryKey: keyOf(listApiTokens) })
  }
  return (
    <ConfirmDialog
      opened={token !== undefined}
      onClose={onClose}
      title={t('tokens.revokeTitle', { name: token?.name ?? '' })}
      effect={t('tokens.revokeEffect')}
      verb={t('tokens.revoke')}
      pending={command.pending && t('tokens.revoking')}
      error={command.error}
      dangerous
      onConfirm={() => token && void revoke(token).catch(() => undefined)}
    />
  )
}

type Words = ReturnType<typeof useTranslation<'identity'>>['t']

const columnsOf = (t: Words, format: Format, revoke: (token: ApiToken) => void): Column<ApiToken>[] => [
  { key: 'name', head: t('tokens.name'), names: true, cell: ({ name }) => name },
  {
    key: 'roles',
    head: t('people.roles'),
    cell: ({ grants }) => format.list([...new Set(grants.map(({ role }) => t(`role.${role}`)))]),
  },
  {
    key: 'expires',
    head: t('tokens.expires'),
    cell: ({ expiresAt }) => <time dateTime={expiresAt}>{format.day(format.dayOf(expiresAt))}</time>,
  },
  {
    key: 'used',
    head: t('tokens.used'),
    wideOnly: true,
    cell: ({ lastUsedAt }) =>
      lastUsedAt === undefined ? (
        <span className="muted">{t('tokens.neverUsed')}</span>
      ) : (
        <time dateTime={lastUsedAt}>{format.dateTime(lastUsedAt)}</time>
      ),
  },
  {
    key: 'revoke',
    head: t('tokens.revokeHead'),
    align: 'end',
    cell: (token) => (
      <Button
        size="small"
        look="quiet"
        aria-label={t('tokens.revokeNamed', { name: token.name })}
        onClick={() => revoke(token)}
      >
        {t('tokens.revoke')}
      </Button>
    ),
  },
]
