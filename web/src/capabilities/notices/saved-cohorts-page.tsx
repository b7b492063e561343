import { listSavedCohorts, type SavedCohort } from '@matricula/contract/notices'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, ButtonLink } from '#design/button.tsx'
import { Page } from '#design/page.tsx'
import type { Column } from '#design/table/columns.ts'
import { DataTable } from '#design/table/data-table.tsx'
import { NarrowOnly } from '#design/table/narrow-only.tsx'
import { Tag } from '#design/tag.tsx'
import { type Format, useFormat } from '#platform/format.ts'
import { useReply } from '#platform/use-reply.ts'
import { CohortDialog } from './cohort-dialog.tsx'

/** Students whom the office speaks to together, by name. */
export function SavedCohortsPage() {
  const { t } = useTranslation('notices')
  const format = useFormat()
  const { data, error, refetch } = useReply(listSavedCohorts, {})
  const [opened, setOpened] = useState<SavedCohort | 'new'>()
  return (
    <Page
      title={t('cohorts')}
      description={t('cohorts.about')}
      actions={
        <>
          <ButtonLink to="/announcements">{t('announcements')}</ButtonLink>
          <Button look="primary" onClick={() => setOpened('new')}>
            {t('cohort.new')}
          </Button>
        </>
      }
    >
      <DataTable
        label={t('cohorts')}
        rows={data?.items}
        error={error}
        onRetry={() => void refetch()}
        keyOf={({ cohortId }) => cohortId}
        empty={t('cohorts.none')}
        columns={columnsOf(t, format, setOpened)}
      />
      {opened !== undefined && (
        <CohortDialog {...(opened !== 'new' && { cohort: opened })} onClose={() => setOpened(undefined)} />
      )}
    </Page>
  )
}

type Words = ReturnType<typeof useTranslation<'notices'>>['t']

const columnsOf = (t: Words, format: Format, open: (cohort: SavedCohort) => void): Column<SavedCohort>[] => [
  {
    key: 'title',
    head: t('cohort.title'),
    names: true,
    cell: ({ title, archivedAt, rule }) => (
      <>
        <span dir="auto">{title}</span> {archivedAt !== undefined && <Tag>{t('cohort.archived')}</Tag>}
        <NarrowOnly>{ruleIn(t, format, rule)}</NarrowOnly>
      </>
    ),
  },
  { key: 'rule', head: t('cohort.who'), wideOnly: true, cell: ({ rule }) => ruleIn(t, format, rule) },
  {
    key: 'saved',
    head: t('cohort.saved'),
    wideOnly: true,
    cell: ({ at, by }) => t('cohort.savedBy', { day: format.shortDay(format.dayOf(at)), by }),
  },
  {
    key: 'open',
    head: t('cohort.change'),
    align: 'end',
    cell: (cohort) => (
      <Button size="small" onClick={() => open(cohort)}>
        {t('cohort.change')}
        <span className="visually-hidden"> {cohort.title}</span>
      </Button>
    ),
  },
]

/** Who belongs, in words: BSC-CS; admitted 2026; Active. */
function ruleIn(t: Words, format: Format, rule: SavedCohort['rule']): string {
  if (rule.by === 'list')
    return t('cohort.listed', { count: rule.rollNumbers.length, all: format.number(rule.rollNumbers.length) })
  return [
    ...(rule.programmeIds.length > 0 ? [rule.programmeIds.join(', ')] : []),
    ...(rule.admitted.length > 0 ? [t('cohort.admittedIn', { years: rule.admitted.join(', ') })] : []),
    ...(rule.statuses.length > 0
      ? [rule.statuses.map((status) => t(`cohort.status.${status}`)).join(', ')]
      : []),
  ].join('; ')
}
