import { type GradeChange, type GradeChangeState, listGradeChanges } from '@matricula/contract/finals'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#design/button.tsx'
import { Id } from '#design/id.tsx'
import { Section } from '#design/page.tsx'
import { Segmented } from '#design/segmented.tsx'
import type { Column } from '#design/table/columns.ts'
import { DataTable } from '#design/table/data-table.tsx'
import { useReplyPages } from '#platform/use-reply.ts'
import { DecideDialog } from './decide-dialog.tsx'

const states: readonly GradeChangeState[] = ['requested', 'approved', 'posted', 'rejected']

/** Grade changes by their state; each opens with what follows from it. */
export function OpenChanges() {
  const { t } = useTranslation('finals')
  const [state, setState] = useState<GradeChangeState>('requested')
  const [opened, setOpened] = useState<GradeChange>()
  const list = useReplyPages(listGradeChanges, { query: { state } })
  return (
    <Section title={t('changes')}>
      <Segmented
        label={t('changes.state')}
        value={state}
        onChange={setState}
        choices={states.map((value) => ({ value, label: t(`change.state.${value}`) }))}
      />
      <DataTable
        label={t('changes')}
        {...list.table}
        keyOf={({ changeId }) => changeId}
        empty={t(`changes.none.${state}`)}
        columns={columnsOf(t, setOpened)}
      />
      {opened && <DecideDialog change={opened} onClose={() => setOpened(undefined)} />}
    </Section>
  )
}

type Words = ReturnType<typeof useTranslation<'finals'>>['t']

const columnsOf = (t: Words, open: (change: GradeChange) => void): Column<GradeChange>[] => [
  { key: 'student', head: t('student'), names: true, cell: ({ studentName }) => studentName },
  {
    key: 'course',
    head: t('course'),
    wideOnly: true,
    cell: ({ courseId, code }) => (
      <Id>
        {courseId} {code}
      </Id>
    ),
  },
  { key: 'kind', head: t('change.kind'), wideOnly: true, cell: ({ kind }) => t(`kind.${kind}`) },
  {
    key: 'grades',
    head: t('grade'),
    cell: ({ from = '–', result }) => t('fromTo', { before: from, after: result }),
  },
  {
    key: 'open',
    head: t('change.column'),
    align: 'end',
    cell: (change) => (
      <Button size="small" onClick={() => open(change)}>
        {t('change.look')}
        <span className="visually-hidden"> {change.studentName}</span>
      </Button>
    ),
  },
]
