import {
  listStandingRows,
  StandingOutcome,
  type StandingRow,
  type StandingRun,
} from '@matricula/contract/standing'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#design/button.tsx'
import { Id } from '#design/id.tsx'
import { Segmented } from '#design/segmented.tsx'
import type { Column } from '#design/table/columns.ts'
import { DataTable } from '#design/table/data-table.tsx'
import { Tag } from '#design/tag.tsx'
import { useSession } from '#platform/session.ts'
import { useReplyPages } from '#platform/use-reply.ts'
import { NarrowLine } from './narrow-line.tsx'
import { OverrideDialog } from './override-dialog.tsx'
import { useReason } from './reason.ts'
import styles from './standing.module.css'

/** The students of a run by outcome, those for whom most follows first, each with the reason. */
export function RunRows({ run }: { readonly run: StandingRun }) {
  const { t } = useTranslation('standing')
  const session = useSession()
  const present = StandingOutcome.options.filter((outcome) => (run.counts[outcome] ?? 0) > 0).toReversed()
  const [wanted, setWanted] = useState<StandingOutcome>()
  const [opened, setOpened] = useState<StandingRow>()
  const outcome = wanted ?? present[0] ?? 'good'
  const list = useReplyPages(listStandingRows, { params: { termId: run.termId }, query: { outcome } })
  const mayDecide = run.state === 'review' && session.can('standing.decide')
  return (
    <div className={styles.rows}>
      <div className={styles.choices}>
        <Segmented
          label={t('outcome')}
          value={outcome}
          onChange={setWanted}
          choices={present.map((value) => ({
            value,
            label: t('outcomeCount', { outcome: t(`outcome.${value}`), count: run.counts[value] ?? 0 }),
          }))}
        />
      </div>
      <DataTable
        label={t('rows.label')}
        {...list.table}
        keyOf={({ studentId }) => studentId}
        empty={t('rows.none')}
        columns={useColumns(mayDecide ? setOpened : undefined)}
      />
      {opened && <OverrideDialog row={opened} termId={run.termId} onClose={() => setOpened(undefined)} />}
    </div>
  )
}

function useColumns(open: ((row: StandingRow) => void) | undefined): Column<StandingRow>[] {
  const { t } = useTranslation('standing')
  const reasonOf = useReason()
  const whyOf = ({ computed, override }: Pick<StandingRow, 'computed' | 'override'>) =>
    override ? t('overridden', { by: override.by, reason: override.reason }) : reasonOf(computed)
  return [
    {
      key: 'student',
      head: t('student'),
      names: true,
      cell: ({ studentId, name, rollNumber, outdated, ...found }) => (
        <>
          <Link to="/students/$studentId" params={{ studentId }} search={{ part: 'record' }}>
            {name}
          </Link>{' '}
          <Id>{rollNumber}</Id> {outdated && <Tag tone="warn">{t('rows.outdated')}</Tag>}
          <NarrowLine>{whyOf(found)}</NarrowLine>
        </>
      ),
    },
    {
      key: 'average',
      head: t('average'),
      align: 'end',
      cell: ({ computed: { figures } }) => figures.average ?? '–',
    },
    {
      key: 'reason',
      head: t('reason'),
      wideOnly: true,
      cell: whyOf,
    },
    ...(open
      ? [
          {
            key: 'decide',
            head: t('decide.column'),
            align: 'end',
            cell: (row: StandingRow) => (
              <Button size="small" onClick={() => open(row)}>
                {t('decide')}
                <span className="visually-hidden"> {row.name}</span>
              </Button>
            ),
          } as const,
        ]
      : []),
  ]
}
