import { type Assessment, type GradebookPlan, totalOf } from '@matricula/contract/grading'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { GridColumn } from '#design/grid/grid-column.ts'
import { useFormat } from '#platform/format.ts'
import type { MarkRow } from './mark-rows.ts'
import { readMark, textOf } from './mark-text.ts'

/** What a cell holds: what was typed, or else what the server has. */
export const cellText = (row: MarkRow, { assessmentId }: Assessment): string =>
  row.entries[assessmentId]?.text ?? textOf(row.marks[assessmentId]?.value)

/** What a cell counts as: a text that cannot be read counts as nothing yet. */
export const cellValue = (row: MarkRow, { assessmentId }: Assessment) => {
  const entry = row.entries[assessmentId]
  return entry ? entry.value : row.marks[assessmentId]?.value
}

/** How a typed mark is refused before it is sent, in words; nothing where it is right. */
export function useMarkCheck(): (text: string, assessment: Assessment) => string | undefined {
  const { t } = useTranslation('grading')
  return useMemo(
    () => (text, assessment) => {
      const read = readMark(text, assessment)
      const letters = (assessment.letters ?? []).map(({ letter }) => letter).join(', ')
      const { outOf } = assessment
      return 'fault' in read ? t(read.fault, { value: text.trim(), outOf, letters }) : undefined
    },
    [t],
  )
}

/** One column an assessment, and how each student stands so far. */
export function useMarkColumns(
  assessments: readonly Assessment[],
  plan: GradebookPlan,
): readonly GridColumn<MarkRow>[] {
  const { t } = useTranslation('grading')
  const format = useFormat()
  const check = useMarkCheck()
  return useMemo(() => {
    const columns = assessments.map(
      (assessment): GridColumn<MarkRow> => ({
        key: assessment.assessmentId,
        head: assessment.title,
        detail: t(assessment.released ? 'grid.outOfReleased' : 'grid.outOfDraft', {
          outOf: assessment.outOf,
        }),
        width: Math.max(116, Math.min(200, assessment.title.length * 7 + 28)),
        text: (row) => cellText(row, assessment),
        check: (text) => check(text, assessment),
      }),
    )
    const total: GridColumn<MarkRow> = {
      key: 'total',
      head: t('grid.total'),
      detail: t('grid.totalDetail'),
      width: 128,
      computed: true,
      text: (row) => {
        const so = totalOf(plan, assessments, (assessment) => cellValue(row, assessment))
        return so === undefined ? '' : format.number(so.hundredths / 100, 1)
      },
    }
    return [...columns, total]
  }, [assessments, plan, t, format, check])
}
