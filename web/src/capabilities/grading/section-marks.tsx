import { useMediaQuery } from '@mantine/hooks'
import type { Assessment, GradebookPlan } from '@matricula/contract/grading'
import type { SectionId } from '@matricula/contract/kernel'
import { lazy, type ReactNode, Suspense, useDeferredValue, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#design/button.tsx'
import { EmptyState } from '#design/empty-state.tsx'
import { ErrorState } from '#design/error-state.tsx'
import { SearchField } from '#design/fields/search-field.tsx'
import { Skeleton } from '#design/skeleton.tsx'
import { useSession } from '#platform/session.ts'
import { AssessmentList, type Opened } from './assessment-list.tsx'
import type { MarkRow } from './mark-rows.ts'
import { MarksGrid } from './marks-grid.tsx'
import { MarksPhone } from './marks-phone.tsx'
import { ReleaseDialog } from './release-dialog.tsx'
import { SavingLine } from './saving-line.tsx'
import styles from './section-marks.module.css'
import { type Gradebook, useGradebook } from './use-gradebook.ts'

const StatisticsDialog = lazy(async () => ({
  default: (await import('./statistics-dialog.tsx')).StatisticsDialog,
}))

const AssessmentForm = lazy(async () => ({
  default: (await import('./assessment-form.tsx')).AssessmentForm,
}))
const PlanDialog = lazy(async () => ({ default: (await import('./plan-dialog.tsx')).PlanDialog }))

export interface SectionMarksProps {
  readonly sectionId: SectionId
  readonly departmentId: string | undefined
  /** What the section is called: CS-201 A. */
  readonly label: string
}

/** The gradebook of a section. */
export function SectionMarks(props: SectionMarksProps) {
  const gradebook = useGradebook(props.sectionId)
  const { assessments, plan, rows, error } = gradebook
  if (assessments === undefined || plan === undefined || rows === undefined) {
    if (error === undefined) return <Skeleton rows={10} />
    return <ErrorState error={error} onRetry={gradebook.refetch} />
  }
  return <Sheet {...props} {...{ gradebook, assessments, plan, rows }} />
}

interface SheetProps extends SectionMarksProps {
  readonly gradebook: Gradebook
  readonly assessments: readonly Assessment[]
  readonly plan: GradebookPlan
  readonly rows: readonly MarkRow[]
}

function Sheet({ sectionId, departmentId, label, gradebook, assessments, plan, rows }: SheetProps) {
  const { t } = useTranslation('grading')
  const readOnly = !useSession().can('grading.mark', { sectionId, departmentId })
  const [opened, setOpened] = useState<Opened>()
  const close = () => setOpened(undefined)
  const counted = useDeferredValue(rows)
  const add = readOnly ? null : (
    <Button
      look={assessments.length === 0 ? 'primary' : 'default'}
      onClick={() => setOpened({ what: 'form' })}
    >
      {t('add')}
    </Button>
  )
  return (
    <>
      {assessments.length === 0 ? (
        <EmptyState sentence={t('noAssessments')} action={add} />
      ) : (
        <>
          <Cells {...{ sectionId, label, gradebook, assessments, plan, rows, readOnly, add }} />
          <AssessmentList
            assessments={assessments}
            plan={plan}
            rows={counted}
            readOnly={readOnly}
            onOpen={setOpened}
          />
        </>
      )}
      {opened?.what === 'form' && (
        <Suspense>
          <AssessmentForm
            sectionId={sectionId}
            assessment={opened.assessment}
            plan={plan}
            weightLeft={Math.max(0, 100 - assessments.reduce((sum, one) => sum + one.weight, 0))}
            onClose={close}
          />
        </Suspense>
      )}
      {opened?.what === 'plan' && (
        <Suspense>
          <PlanDialog sectionId={sectionId} plan={plan} onClose={close} />
        </Suspense>
      )}
      {opened?.what === 'statistics' && (
        <Suspense>
          <StatisticsDialog
            assessment={opened.assessment}
            assessments={assessments}
            rows={rows}
            onClose={close}
          />
        </Suspense>
      )}
      {opened?.what === 'release' && (
        <ReleaseDialog assessment={opened.assessment} rows={rows} onClose={close} />
      )}
    </>
  )
}

interface CellsProps extends Omit<SheetProps, 'departmentId'> {
  readonly readOnly: boolean
  readonly add: ReactNode
}

function Cells({ sectionId, label, gradebook, assessments, plan, rows, readOnly, add }: CellsProps) {
  const { t } = useTranslation('grading')
  const narrow = useMediaQuery('(max-width: 700px)')
  const [find, setFind] = useState('')
  const shown = found(rows, find)
  const cells = { assessments, rows: shown, queue: gradebook.queue, readOnly }
  if (rows.length === 0) return <EmptyState sentence={t('noStudents')} action={add} />
  return (
    <>
      <div className={styles.tools}>
        <SearchField label={t('find')} value={find} onChange={setFind} />
        {add}
      </div>
      {shown.length === 0 && (
        <EmptyState
          sentence={t('nothingFound', { find })}
          action={<Button onClick={() => setFind('')}>{t('showAll')}</Button>}
        />
      )}
      {shown.length > 0 && narrow && <MarksPhone {...cells} />}
      {shown.length > 0 && !narrow && (
        <MarksGrid {...cells} plan={plan} sectionId={sectionId} label={t('grid.label', { section: label })} />
      )}
      {!readOnly && (
        <p className={styles.saving}>
          <span role="status">
            <SavingLine entries={gradebook.entries} />
          </span>{' '}
          {t('grid.codes')}
        </p>
      )}
    </>
  )
}

function found(rows: readonly MarkRow[], find: string): readonly MarkRow[] {
  const wanted = find.trim().toLocaleLowerCase()
  if (wanted === '') return rows
  return rows.filter((row) => `${row.name} ${row.rollNumber}`.toLocaleLowerCase().includes(wanted))
}
