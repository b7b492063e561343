import type { Assessment, GradebookPlan } from '@matricula/contract/grading'
import { type SectionId, StudentId } from '@matricula/contract/kernel'
import { type FocusEvent, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { DataGrid } from '#design/grid/data-grid.tsx'
import type { CellEdit } from '#design/grid/grid-column.ts'
import type { CellWish } from './cell-entries.ts'
import type { MarkQueue } from './mark-queue.ts'
import type { MarkRow } from './mark-rows.ts'
import { readMark } from './mark-text.ts'
import { useCellStates } from './use-cell-states.ts'
import { useMarkColumns } from './use-mark-columns.tsx'

export interface MarksGridProps {
  readonly sectionId: SectionId
  readonly label: string
  readonly assessments: readonly Assessment[]
  readonly plan: GradebookPlan
  readonly rows: readonly MarkRow[]
  readonly queue: MarkQueue
  readonly readOnly: boolean
}

const student = {
  text: (row: MarkRow) => row.name,
  detail: (row: MarkRow) => row.rollNumber,
}

/** The whole gradebook as a sheet. Each cell is saved by itself, as soon as it is left. */
export function MarksGrid({ sectionId, label, assessments, plan, rows, queue, readOnly }: MarksGridProps) {
  const { t } = useTranslation('grading')
  const columns = useMarkColumns(assessments, plan)
  const rowHead = useMemo(() => ({ head: t('grid.student'), ...student }), [t])
  const states = useCellStates(sectionId, rows, queue)
  const opened = useOpenedCell(rows, assessments)

  const onEdit = (edits: readonly CellEdit[]) => {
    for (const assessment of assessments) {
      const own = edits.filter((edit) => edit.columnKey === assessment.assessmentId)
      enterEdits(queue, assessment, own, opened.take(own))
    }
  }
  return (
    <div onFocusCapture={opened.note}>
      <DataGrid
        label={label}
        rows={rows}
        keyOf={(row) => row.studentId}
        rowHead={rowHead}
        columns={columns}
        states={states}
        readOnly={readOnly}
        onEdit={onEdit}
      />
    </div>
  )
}

/** What can be read goes out; what cannot stays in its cell and says what to enter. */
export function enterEdits(
  queue: MarkQueue,
  assessment: Assessment,
  edits: readonly Pick<CellEdit, 'rowKey' | 'after'>[],
  seen?: number,
): void {
  const wishes: CellWish[] = []
  for (const { rowKey, after } of edits) {
    const read = readMark(after, assessment)
    const studentId = StudentId.parse(rowKey)
    if ('fault' in read) queue.hold(assessment.assessmentId, { studentId, text: after, value: null })
    else wishes.push({ studentId, text: after, value: read.value, seen })
  }
  if (wishes.length > 0) queue.enter(assessment.assessmentId, wishes)
}

/** Remembers which version a cell had when it was opened: what changes while one types is then a conflict, not lost. */
function useOpenedCell(rows: readonly MarkRow[], assessments: readonly Assessment[]) {
  const opened = useRef<{ readonly rowKey: string; readonly columnKey: string; readonly version: number }>(
    null,
  )
  return {
    note: ({ target }: FocusEvent) => {
      if (!(target instanceof HTMLInputElement)) return
      const cell = target.closest<HTMLElement>('[data-r]')
      const row = rows[Number(cell?.dataset.r)]
      const assessment = assessments[Number(cell?.dataset.c) - 1]
      opened.current = null
      if (!row || !assessment || row.entries[assessment.assessmentId]) return
      const { assessmentId } = assessment
      opened.current = {
        rowKey: row.studentId,
        columnKey: assessmentId,
        version: row.marks[assessmentId]?.version ?? 0,
      }
    },
    take: (edits: readonly CellEdit[]): number | undefined => {
      const [only] = edits
      const known = opened.current
      if (edits.length !== 1 || only?.rowKey !== known?.rowKey || only?.columnKey !== known?.columnKey)
        return undefined
      opened.current = null
      return known?.version
    },
  }
}
