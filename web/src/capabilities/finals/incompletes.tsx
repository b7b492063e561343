import { type Incomplete, listIncompletes } from '@matricula/contract/finals'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#design/button.tsx'
import { Id } from '#design/id.tsx'
import { Section } from '#design/page.tsx'
import type { Column } from '#design/table/columns.ts'
import { DataTable } from '#design/table/data-table.tsx'
import { type Format, useFormat } from '#platform/format.ts'
import { useSession } from '#platform/session.ts'
import { useReplyPages } from '#platform/use-reply.ts'
import { ExtendDialog } from './extend-dialog.tsx'

/** Grades that wait for work to be completed, those due first first. */
export function Incompletes() {
  const { t } = useTranslation('finals')
  const format = useFormat()
  const mayExtend = useSession().can('finals.approve')
  const [opened, setOpened] = useState<Incomplete>()
  const list = useReplyPages(listIncompletes, {})
  return (
    <Section title={t('incompletes')}>
      <DataTable
        label={t('incompletes')}
        {...list.table}
        keyOf={({ sectionId, studentId }) => `${sectionId} ${studentId}`}
        empty={t('incompletes.none')}
        columns={columnsOf(t, format, mayExtend ? setOpened : undefined)}
      />
      {opened && <ExtendDialog incomplete={opened} onClose={() => setOpened(undefined)} />}
    </Section>
  )
}

type Words = ReturnType<typeof useTranslation<'finals'>>['t']

const columnsOf = (
  t: Words,
  format: Format,
  open: ((incomplete: Incomplete) => void) | undefined,
): Column<Incomplete>[] => [
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
  { key: 'due', head: t('incompletes.due'), cell: ({ dueOn }) => format.day(dueOn) },
  { key: 'lapses', head: t('incompletes.lapses'), wideOnly: true, cell: ({ lapsesTo }) => lapsesTo },
  ...(open
    ? [
        {
          key: 'extend',
          head: t('incompletes.action'),
          align: 'end',
          cell: (incomplete: Incomplete) => (
            <Button size="small" onClick={() => open(incomplete)}>
              {t('incompletes.extend')}
              <span className="visually-hidden"> {incomplete.studentName}</span>
            </Button>
          ),
        } as const,
      ]
    : []),
]
