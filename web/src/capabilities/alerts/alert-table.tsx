import type { Alert } from '@matricula/contract/alerts'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Id } from '#design/id.tsx'
import type { Column } from '#design/table/columns.ts'
import { DataTable, type DataTableProps } from '#design/table/data-table.tsx'
import { NarrowOnly } from '#design/table/narrow-only.tsx'
import { useFormat } from '#platform/format.ts'
import { useSession } from '#platform/session.ts'
import { Reasons } from './reasons.tsx'

type AlertTableProps = Pick<DataTableProps<Alert>, 'rows' | 'error' | 'onRetry' | 'empty' | 'more'>

const reasonsOf = ({ reasons }: Pick<Alert, 'reasons'>) => <Reasons reasons={reasons} />

const studentOf = (alert: Alert) => <StudentCell {...alert} />

/** On a phone the reasons stand under the name. */
function StudentCell({ studentId, name, rollNumber, reasons }: Alert) {
  const opens = useSession().canSomewhere('record.read')
  return (
    <>
      {opens ? (
        <Link to="/students/$studentId" params={{ studentId }}>
          {name}
        </Link>
      ) : (
        name
      )}{' '}
      <Id>{rollNumber}</Id>
      <NarrowOnly>
        <Reasons reasons={reasons} />
      </NarrowOnly>
    </>
  )
}

/** Students with the reasons, each with its numbers. */
export function AlertTable(props: AlertTableProps) {
  const { t } = useTranslation('alerts')
  const format = useFormat()
  const columns: Column<Alert>[] = [
    { key: 'student', head: t('student'), names: true, cell: studentOf },
    {
      key: 'reasons',
      head: t('reasons'),
      wideOnly: true,
      cell: reasonsOf,
    },
    {
      key: 'since',
      head: t('since'),
      align: 'end',
      wideOnly: true,
      cell: ({ since }) => format.shortDay(format.dayOf(since)),
    },
  ]
  return <DataTable label={t('title')} keyOf={({ studentId }) => studentId} columns={columns} {...props} />
}
