import { type Leave, type LeaveState, watchLeaves } from '@matricula/contract/attendance'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#design/button.tsx'
import { Segmented } from '#design/segmented.tsx'
import type { Column } from '#design/table/columns.ts'
import { DataTable } from '#design/table/data-table.tsx'
import { type Format, useFormat } from '#platform/format.ts'
import { useReplyPages } from '#platform/use-reply.ts'
import { DecideLeaveDialog } from './decide-leave-dialog.tsx'

const states: readonly LeaveState[] = ['asked', 'approved', 'refused']

/** Requests for leave, those to be decided first. */
export function LeaveRequests() {
  const { t } = useTranslation('attendance')
  const format = useFormat()
  const [state, setState] = useState<LeaveState>('asked')
  const [opened, setOpened] = useState<Leave>()
  const list = useReplyPages(watchLeaves, { query: { state } })
  return (
    <>
      <p className="muted">{t('leaves.about')}</p>
      <Segmented
        label={t('leaves.state')}
        value={state}
        onChange={setState}
        choices={states.map((value) => ({ value, label: t(`leave.state.${value}`) }))}
      />
      <DataTable
        label={t('leaves')}
        {...list.table}
        keyOf={({ leaveId }) => leaveId}
        empty={t('leaves.none')}
        columns={columnsOf(t, format, setOpened)}
      />
      {opened && <DecideLeaveDialog leave={opened} onClose={() => setOpened(undefined)} />}
    </>
  )
}

type Words = ReturnType<typeof useTranslation<'attendance'>>['t']

const columnsOf = (t: Words, format: Format, open: (leave: Leave) => void): Column<Leave>[] => [
  { key: 'student', head: t('leaves.student'), names: true, cell: ({ studentName }) => studentName },
  { key: 'kind', head: t('leave.kind'), wideOnly: true, cell: ({ kind }) => t(`leave.kind.${kind}`) },
  { key: 'days', head: t('leaves.days'), cell: ({ from, to }) => format.dayRange(from, to) },
  {
    key: 'open',
    head: t('leaves.decision'),
    align: 'end',
    cell: (leave) => (
      <Button size="small" onClick={() => open(leave)}>
        {t('leaves.look')}
        <span className="visually-hidden"> {leave.studentName}</span>
      </Button>
    ),
  },
]
