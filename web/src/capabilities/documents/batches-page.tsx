import { type DocumentBatch, listDocumentBatches } from '@matricula/contract/documents'
import { room } from '@matricula/contract/kernel'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#design/button.tsx'
import { Page } from '#design/page.tsx'
import type { Column } from '#design/table/columns.ts'
import { DataTable } from '#design/table/data-table.tsx'
import { type Format, useFormat } from '#platform/format.ts'
import { useSession } from '#platform/session.ts'
import { useRoom } from '#platform/use-live.ts'
import { useReplyPages } from '#platform/use-reply.ts'
import { BatchTag } from './batch-tag.tsx'
import { PolicyDialog } from './policy-dialog.tsx'
import { StartDialog } from './start-dialog.tsx'

/** Documents for many at once, and the rules of all of them. */
export function BatchesPage() {
  const { t } = useTranslation('documents')
  const format = useFormat()
  const mayIssue = useSession().can('document.issue')
  const list = useReplyPages(listDocumentBatches, {})
  const [opened, setOpened] = useState<'start' | 'policy'>()
  useRoom(room.staff)
  return (
    <Page
      title={t('batches.title')}
      description={t('batches.about')}
      actions={
        mayIssue && (
          <>
            <Button onClick={() => setOpened('policy')}>{t('policy.open')}</Button>
            <Button look="primary" onClick={() => setOpened('start')}>
              {t('batches.new')}
            </Button>
          </>
        )
      }
    >
      <DataTable
        label={t('batches.label')}
        {...list.table}
        keyOf={({ jobId }) => jobId}
        empty={t('batches.none')}
        columns={columnsOf(t, format)}
      />
      {opened === 'start' && <StartDialog onClose={() => setOpened(undefined)} />}
      {opened === 'policy' && <PolicyDialog onClose={() => setOpened(undefined)} />}
    </Page>
  )
}

type Words = ReturnType<typeof useTranslation<'documents'>>['t']

const columnsOf = (t: Words, format: Format): Column<DocumentBatch>[] => [
  {
    key: 'kind',
    head: t('list.kind'),
    names: true,
    cell: ({ jobId, kind, audience }) => (
      <Link to="/documents/$jobId" params={{ jobId }}>
        {t('batch.title', { kind: t(`kind.${kind}`), audience })}
      </Link>
    ),
  },
  { key: 'state', head: t('list.state'), cell: ({ state }) => <BatchTag state={state} /> },
  { key: 'issued', head: t('batches.issued'), align: 'end', cell: ({ issued }) => format.number(issued) },
  { key: 'by', head: t('batches.by'), wideOnly: true, cell: ({ startedBy }) => startedBy },
  {
    key: 'when',
    head: t('batches.when'),
    wideOnly: true,
    cell: ({ startedAt }) => <time dateTime={startedAt}>{format.dateTime(startedAt)}</time>,
  },
]
