import { type ImportJob, listImports } from '@matricula/contract/interop'
import { room } from '@matricula/contract/kernel'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Page, Section } from '#design/page.tsx'
import type { Column } from '#design/table/columns.ts'
import { DataTable } from '#design/table/data-table.tsx'
import { type Format, useFormat } from '#platform/format.ts'
import { useSession } from '#platform/session.ts'
import { useRoom } from '#platform/use-live.ts'
import { useReplyPages } from '#platform/use-reply.ts'
import { ChooseFile } from './choose-file.tsx'
import { StateTag } from './state-tag.tsx'

/** Where tables come in: a file to begin with, and everything that was imported before. */
export function ImportsPage() {
  const { t } = useTranslation('interop')
  const format = useFormat()
  const session = useSession()
  const list = useReplyPages(listImports, {})
  useRoom(room.staff)
  return (
    <Page title={t('imports.title')} description={t('imports.about')}>
      {session.can('import.run') && <ChooseFile />}
      <Section title={t('imports.before')}>
        <DataTable
          label={t('imports.before')}
          {...list.table}
          keyOf={(job) => job.jobId}
          empty={t('imports.none')}
          columns={columnsOf(t, format)}
        />
      </Section>
    </Page>
  )
}

type Words = ReturnType<typeof useTranslation<'interop'>>['t']

const columnsOf = (t: Words, format: Format): Column<ImportJob>[] => [
  {
    key: 'file',
    head: t('imports.file'),
    names: true,
    cell: ({ jobId, fileName }) => (
      <Link to="/imports/$jobId" params={{ jobId }}>
        {fileName}
      </Link>
    ),
  },
  { key: 'kind', head: t('kind.label'), wideOnly: true, cell: ({ kind }) => t(`kind.${kind}`) },
  { key: 'state', head: t('imports.state'), cell: ({ state }) => <StateTag state={state} /> },
  { key: 'rows', head: t('imports.rows'), align: 'end', cell: ({ rows }) => format.number(rows) },
  { key: 'by', head: t('imports.by'), wideOnly: true, cell: ({ startedBy }) => startedBy },
  {
    key: 'when',
    head: t('imports.when'),
    wideOnly: true,
    cell: ({ startedAt }) => <time dateTime={startedAt}>{format.dateTime(startedAt)}</time>,
  },
]
