import { type ImportJob, listImportFaults, type RowFault } from '@matricula/contract/interop'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { Section } from '#design/page.tsx'
import type { Column } from '#design/table/columns.ts'
import { DataTable } from '#design/table/data-table.tsx'
import { Tag } from '#design/tag.tsx'
import { type Format, useFormat } from '#platform/format.ts'
import { useReplyPages } from '#platform/use-reply.ts'
import styles from './interop.module.css'

type Fault = z.infer<typeof RowFault>

/** What is wrong, by what mends it; below, row by row. */
export function FaultList({ job }: { readonly job: ImportJob }) {
  const { t } = useTranslation('interop')
  const format = useFormat()
  const list = useReplyPages(listImportFaults, { params: { jobId: job.jobId } })
  const rows = list.items?.map((fault, place) => ({ ...fault, place }))
  return (
    <Section title={t('faults.title')}>
      <ul className={styles.groups}>
        {job.faultGroups.map(({ repair, severity, count }) => (
          <li key={`${severity} ${repair}`}>
            <Tag tone={severity === 'problem' ? 'bad' : 'warn'}>{t(`severity.${severity}`)}</Tag>
            <span>{repair}</span>
            <span className="muted">{t('faults.rows', { count, rows: format.number(count) })}</span>
          </li>
        ))}
      </ul>
      <DataTable
        label={t('faults.title')}
        {...list.table}
        rows={rows}
        keyOf={({ place }) => String(place)}
        empty={t('faults.none')}
        columns={columnsOf(t, format)}
      />
    </Section>
  )
}

type Words = ReturnType<typeof useTranslation<'interop'>>['t']

const columnsOf = (t: Words, format: Format): Column<Fault & { readonly place: number }>[] => [
  { key: 'row', head: t('faults.row'), align: 'end', cell: ({ row }) => format.number(row) },
  { key: 'column', head: t('faults.column'), wideOnly: true, cell: ({ column }) => column },
  { key: 'value', head: t('faults.value'), wideOnly: true, cell: ({ value }) => <bdi>{value}</bdi> },
  { key: 'reason', head: t('faults.reason'), names: true, cell: ({ reason }) => reason },
  { key: 'repair', head: t('faults.repair'), cell: ({ repair }) => repair },
]
