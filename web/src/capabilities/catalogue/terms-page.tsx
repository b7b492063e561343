import { listTerms, type Term } from '@matricula/contract/catalogue'
import { room } from '@matricula/contract/kernel'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#design/button.tsx'
import { Page } from '#design/page.tsx'
import type { Column } from '#design/table/columns.ts'
import { DataTable } from '#design/table/data-table.tsx'
import { type Format, useFormat } from '#platform/format.ts'
import { useSession } from '#platform/session.ts'
import { useRoom } from '#platform/use-live.ts'
import { useReply } from '#platform/use-reply.ts'
import { NewTermDialog } from './new-term-dialog.tsx'
import { WindowTag } from './window-tag.tsx'

/** The terms, newest first, and whether registration is open. */
export function TermsPage() {
  const { t } = useTranslation('catalogue')
  const format = useFormat()
  const session = useSession()
  const navigate = useNavigate()
  const [adding, setAdding] = useState(false)
  const { data, error, refetch } = useReply(listTerms, {})
  useRoom(room.everyone)
  const open = (termId: Term['termId']) => void navigate({ to: '/terms/$termId', params: { termId } })
  return (
    <Page
      title={t('terms.title')}
      description={t('terms.about')}
      actions={
        session.can('term.write') && (
          <Button look="primary" onClick={() => setAdding(true)}>
            {t('term.add')}
          </Button>
        )
      }
    >
      <DataTable
        label={t('terms.title')}
        rows={data?.items}
        error={error}
        onRetry={() => void refetch()}
        keyOf={(term) => term.termId}
        empty={t('terms.none')}
        columns={columnsOf(t, format)}
        onOpen={(term) => open(term.termId)}
      />
      <NewTermDialog opened={adding} onClose={() => setAdding(false)} onMade={open} />
    </Page>
  )
}

type Words = ReturnType<typeof useTranslation<'catalogue'>>['t']

const columnsOf = (t: Words, format: Format): Column<Term>[] => [
  {
    key: 'title',
    head: t('terms.term'),
    names: true,
    cell: ({ termId, title }) => (
      <Link to="/terms/$termId" params={{ termId }}>
        {title}
      </Link>
    ),
  },
  {
    key: 'dates',
    head: t('term.dates'),
    wideOnly: true,
    cell: ({ startsOn, endsOn }) => format.dayRange(startsOn, endsOn),
  },
  { key: 'window', head: t('window.title'), cell: (term) => <WindowTag term={term} /> },
  {
    key: 'sections',
    head: t('sections.title'),
    align: 'end',
    cell: ({ termId }) => (
      <Link to="/terms/$termId/sections" params={{ termId }}>
        {t('terms.sections')}
      </Link>
    ),
  },
]
