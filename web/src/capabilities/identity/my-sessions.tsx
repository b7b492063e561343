import { endOtherSessions, endSession, listSessions, type Session } from '@matricula/contract/identity'
import type { SessionId } from '@matricula/contract/kernel'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Button } from '#design/button.tsx'
import { Section } from '#design/page.tsx'
import { ProblemNote } from '#design/problem-note.tsx'
import type { Column } from '#design/table/columns.ts'
import { DataTable } from '#design/table/data-table.tsx'
import { Tag } from '#design/tag.tsx'
import { toast } from '#design/toast.tsx'
import { type Format, useFormat } from '#platform/format.ts'
import { keyOf, useCommand, useReply } from '#platform/use-reply.ts'
import { deviceOf } from './device.ts'

/** Where one is signed in, newest first; any of those can be ended from here. */
export function MySessions() {
  const { t } = useTranslation('identity')
  const format = useFormat()
  const client = useQueryClient()
  const list = useReply(listSessions, {})
  const one = useCommand(endSession)
  const others = useCommand(endOtherSessions)
  const again = () => client.invalidateQueries({ queryKey: keyOf(listSessions) })
  const end = async (sessionId: SessionId) => {
    await one.run({ params: { sessionId } })
    toast(t('sessions.ended', { count: 1 }))
    await again()
  }
  const endOthers = async () => {
    const { ended } = await others.run({})
    toast(t('sessions.ended', { count: ended }))
    await again()
  }
  const several = (list.data?.items.length ?? 0) > 1
  const error = one.error ?? others.error
  return (
    <Section
      title={t('sessions.title')}
      actions={
        several && (
          <Button
            size="small"
            pending={others.pending && t('sessions.ending')}
            onClick={() => void endOthers().catch(() => undefined)}
          >
            {t('sessions.endOthers')}
          </Button>
        )
      }
    >
      {error !== undefined && <ProblemNote problem={error} />}
      <DataTable
        label={t('sessions.title')}
        rows={list.data?.items}
        error={list.error}
        onRetry={() => void list.refetch()}
        keyOf={(session) => session.sessionId}
        empty={t('sessions.empty')}
        columns={columnsOf(t, format, (session) => void end(session).catch(() => undefined))}
      />
    </Section>
  )
}

type Words = ReturnType<typeof useTranslation<'identity'>>['t']

const columnsOf = (t: Words, format: Format, end: (id: SessionId) => void): Column<Session>[] => [
  {
    key: 'device',
    head: t('sessions.device'),
    names: true,
    cell: ({ agent, current }) => (
      <>
        {deviceOf(agent) ?? t('sessions.unknown')} {current && <Tag tone="ok">{t('sessions.here')}</Tag>}
      </>
    ),
  },
  {
    key: 'address',
    head: t('sessions.address'),
    wideOnly: true,
    cell: ({ address }) => <bdi>{address}</bdi>,
  },
  {
    key: 'started',
    head: t('sessions.started'),
    wideOnly: true,
    cell: ({ startedAt }) => <time dateTime={startedAt}>{format.dateTime(startedAt)}</time>,
  },
  {
    key: 'seen',
    head: t('sessions.seen'),
    cell: ({ lastSeenAt }) => <time dateTime={lastSeenAt}>{format.dateTime(lastSeenAt)}</time>,
  },
  {
    key: 'end',
    head: t('sessions.endHead'),
    align: 'end',
    cell: ({ sessionId, agent, current }) =>
      current ? null : (
        <Button
          size="small"
          look="quiet"
          aria-label={t('sessions.endNamed', { device: deviceOf(agent) ?? t('sessions.unknown') })}
          onClick={() => end(sessionId)}
        >
          {t('sessions.end')}
        </Button>
      ),
  },
]
