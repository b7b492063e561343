import type { Assessment, GradebookPlan } from '@matricula/contract/grading'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#design/button.tsx'
import { Section } from '#design/page.tsx'
import type { Column } from '#design/table/columns.ts'
import { DataTable } from '#design/table/data-table.tsx'
import { Tag } from '#design/tag.tsx'
import { useFormat } from '#platform/format.ts'
import type { MarkRow } from './mark-rows.ts'
import { cellValue } from './use-mark-columns.tsx'

export interface AssessmentListProps {
  readonly assessments: readonly Assessment[]
  readonly plan: GradebookPlan
  readonly rows: readonly MarkRow[]
  readonly readOnly: boolean
  readonly onOpen: (dialog: Opened) => void
}

/** The dialog that is open over the gradebook. */
export type Opened =
  | { readonly what: 'form'; readonly assessment?: Assessment }
  | { readonly what: 'plan' }
  | { readonly what: 'release' | 'statistics'; readonly assessment: Assessment }

/** What is marked here, how far it is, and whether students see it. Drawn again only when that changes, not with each key. */
export const AssessmentList = memo(function AssessmentList(props: AssessmentListProps) {
  const { assessments, plan, rows, readOnly, onOpen } = props
  const { t } = useTranslation('grading')
  const format = useFormat()
  const sum = assessments.reduce((all, one) => all + one.weight, 0)
  const columns: readonly Column<Assessment>[] = [
    { key: 'title', head: t('assessment.title'), names: true, cell: (one) => one.title },
    {
      key: 'outOf',
      head: t('assessments.outOf'),
      align: 'end',
      wideOnly: true,
      cell: (one) => format.number(one.outOf),
    },
    plan.categories.length > 0
      ? categoryColumn(t, plan)
      : {
          key: 'weight',
          head: t('assessments.weight'),
          align: 'end',
          cell: (one) => format.percent(one.weight / 100, 1),
        },
    {
      key: 'marked',
      head: t('assessments.marked'),
      align: 'end',
      wideOnly: true,
      cell: (one) => t('assessments.markedOf', { marked: markedIn(rows, one), all: rows.length }),
    },
    stateColumn(t),
    statisticsColumn(t, onOpen),
    ...(readOnly ? [] : [actionsColumn(t, onOpen)]),
  ]
  return (
    <Section
      title={t('assessments')}
      actions={
        !readOnly && (
          <Button size="small" onClick={() => onOpen({ what: 'plan' })}>
            {t('plan.open')}
          </Button>
        )
      }
    >
      <p className="muted">
        {plan.categories.length > 0
          ? format.list(
              plan.categories.map(({ title, weight, extra }) =>
                t(extra ? 'plan.extraOf' : 'plan.weightOf', { title, weight: format.number(weight) }),
              ),
            )
          : t(sum === 100 ? 'assessments.weights' : 'assessments.weightsOff', { sum: format.number(sum) })}
      </p>
      <DataTable
        label={t('assessments.label')}
        columns={columns}
        rows={assessments}
        keyOf={(one) => one.assessmentId}
        empty={t('noAssessments')}
      />
    </Section>
  )
})

const markedIn = (rows: readonly MarkRow[], assessment: Assessment): number =>
  rows.filter((row) => (cellValue(row, assessment) ?? null) !== null).length

type Words = ReturnType<typeof useTranslation<'grading'>>['t']

const categoryColumn = (t: Words, { categories }: GradebookPlan): Column<Assessment> => ({
  key: 'category',
  head: t('plan.category'),
  cell: ({ categoryId }) =>
    categories.find((one) => one.categoryId === categoryId)?.title ?? t('plan.category.none'),
})

const stateColumn = (t: Words): Column<Assessment> => ({
  key: 'state',
  head: t('assessments.state'),
  cell: (one) =>
    one.released ? <Tag tone="ok">{t('assessments.released')}</Tag> : <Tag>{t('assessments.draft')}</Tag>,
})

const statisticsColumn = (t: Words, onOpen: AssessmentListProps['onOpen']): Column<Assessment> => ({
  key: 'statistics',
  head: t('statistics'),
  align: 'end',
  cell: (one) => (
    <Button
      size="small"
      look="quiet"
      aria-label={t('statistics.title', { title: one.title })}
      onClick={() => onOpen({ what: 'statistics', assessment: one })}
    >
      {t('statistics.show')}
    </Button>
  ),
})

const actionsColumn = (t: Words, onOpen: AssessmentListProps['onOpen']): Column<Assessment> => ({
  key: 'actions',
  head: t('assessments.actions'),
  align: 'end',
  cell: (one) => (
    <>
      <Button
        size="small"
        look="quiet"
        aria-label={t('assessments.changeOf', { title: one.title })}
        onClick={() => onOpen({ what: 'form', assessment: one })}
      >
        {t('assessments.change')}
      </Button>
      {!one.released && (
        <Button
          size="small"
          aria-label={t('release.of', { title: one.title })}
          onClick={() => onOpen({ what: 'release', assessment: one })}
        >
          {t('release')}
        </Button>
      )}
    </>
  ),
})
