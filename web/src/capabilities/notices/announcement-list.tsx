import type { Announcement, SavedCohort } from '@matricula/contract/notices'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#design/button.tsx'
import { ConfirmDialog } from '#design/confirm-dialog.tsx'
import type { Column } from '#design/table/columns.ts'
import { DataTable, type DataTableProps } from '#design/table/data-table.tsx'
import { Tag } from '#design/tag.tsx'
import { now } from '#platform/clock.ts'
import { type Format, useFormat } from '#platform/format.ts'

interface AnnouncementListProps
  extends Pick<DataTableProps<Announcement>, 'rows' | 'error' | 'onRetry' | 'more'> {
  readonly withdraw: (announcement: Announcement) => Promise<unknown>
  readonly pending: boolean
  readonly problem: unknown
  /** Absent where nothing is announced to cohorts. */
  readonly cohorts?: readonly SavedCohort[]
}

/** What was announced, to whom, and by how many it was read; each can be taken back. */
export function AnnouncementList({
  withdraw,
  pending,
  problem,
  cohorts = [],
  ...table
}: AnnouncementListProps) {
  const { t } = useTranslation('notices')
  const format = useFormat()
  const [asked, setAsked] = useState<Announcement>()
  const confirm = async (announcement: Announcement) => {
    try {
      await withdraw(announcement)
    } catch {
      // The refusal is drawn in the dialog, from the command.
      return
    }
    setAsked(undefined)
  }
  return (
    <>
      <DataTable
        label={t('list')}
        {...table}
        keyOf={({ announcementId }) => announcementId}
        empty={t('list.empty')}
        columns={columnsOf(t, { format, cohorts, ask: setAsked })}
      />
      {asked && (
        <ConfirmDialog
          opened
          onClose={() => setAsked(undefined)}
          title={t('withdraw.title', { title: asked.title })}
          effect={<p>{t('withdraw.effect')}</p>}
          verb={t('withdraw')}
          dangerous
          pending={pending && t('withdraw.pending')}
          error={problem}
          onConfirm={() => void confirm(asked)}
        />
      )}
    </>
  )
}

type Words = ReturnType<typeof useTranslation<'notices'>>['t']

interface Parts {
  readonly format: Format
  readonly cohorts: readonly SavedCohort[]
  readonly ask: (announcement: Announcement) => void
}

const columnsOf = (t: Words, { format, cohorts, ask }: Parts): Column<Announcement>[] => [
  { key: 'title', head: t('form.title'), names: true, cell: ({ title }) => <span dir="auto">{title}</span> },
  {
    key: 'to',
    head: t('list.to'),
    wideOnly: true,
    cell: (announcement) => audienceIn(t, announcement, cohorts),
  },
  { key: 'state', head: t('list.state'), cell: (announcement) => stateOf(t, announcement) },
  {
    key: 'when',
    head: t('list.when'),
    wideOnly: true,
    cell: ({ startsAt }) => <time dateTime={startsAt}>{format.dateTime(startsAt)}</time>,
  },
  { key: 'readers', head: t('list.readers'), align: 'end', cell: ({ readers }) => format.number(readers) },
  {
    key: 'withdraw',
    head: t('list.actions'),
    align: 'end',
    cell: (announcement) =>
      announcement.withdrawnAt === undefined && (
        <Button size="small" onClick={() => ask(announcement)}>
          {t('withdraw')}
          <span className="visually-hidden"> {announcement.title}</span>
        </Button>
      ),
  },
]

function stateOf(t: Words, { startsAt, withdrawnAt }: Announcement) {
  if (withdrawnAt !== undefined) return <Tag>{t('state.withdrawn')}</Tag>
  if (startsAt > now().toISOString()) return <Tag tone="info">{t('state.coming')}</Tag>
  return <Tag tone="ok">{t('state.shown')}</Tag>
}

/** Sections are called as people call them: the id without its term. */
function audienceIn(t: Words, { to }: Announcement, cohorts: readonly SavedCohort[]): string {
  switch (to.to) {
    case 'everyone':
      return t('to.everyone')
    case 'role':
      return t(`to.${to.role}`)
    case 'programme':
      return t('to.programme', { programme: to.programmeId })
    case 'cohort':
      return t('to.cohort', { title: cohorts.find(({ cohortId }) => cohortId === to.cohortId)?.title ?? '' })
    case 'section':
      return to.sectionId.split('_').slice(1).join(' ')
  }
}
