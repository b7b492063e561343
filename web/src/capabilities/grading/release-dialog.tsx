import { type Assessment, releaseAssessment } from '@matricula/contract/grading'
import { useTranslation } from 'react-i18next'
import { ConfirmDialog } from '#design/confirm-dialog.tsx'
import { toast } from '#design/toast.tsx'
import { useCommand } from '#platform/use-reply.ts'
import type { MarkRow } from './mark-rows.ts'
import { cellValue } from './use-mark-columns.tsx'

export interface ReleaseDialogProps {
  readonly assessment: Assessment
  readonly rows: readonly MarkRow[]
  readonly onClose: () => void
}

/** Says in numbers who is told, before what cannot be taken back. */
export function ReleaseDialog({ assessment, rows, onClose }: ReleaseDialogProps) {
  const { t } = useTranslation('grading')
  const release = useCommand(releaseAssessment)
  const { sectionId, assessmentId, title } = assessment
  const blank = rows.filter((row) => (cellValue(row, assessment) ?? null) === null).length
  const confirm = async () => {
    try {
      await release.run({ params: { sectionId, assessmentId } })
    } catch {
      // The refusal is drawn in the dialog, from the command.
      return
    }
    toast(t('release.done', { title }))
    onClose()
  }
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={t('release.title', { title })}
      effect={
        <>
          <p>{t('release.effect', { count: rows.length })}</p>
          {blank > 0 && <p>{t('release.blank', { count: blank })}</p>}
          <p className="muted">{t('release.final')}</p>
        </>
      }
      verb={t('release.marks')}
      pending={release.pending && t('release.pending')}
      error={release.error}
      onConfirm={() => void confirm()}
    />
  )
}
