import type { ImportJob } from '@matricula/contract/interop'
import { useTranslation } from 'react-i18next'
import { ProgressBar } from '#design/progress-bar.tsx'
import { useFormat } from '#platform/format.ts'

/** How far it is, pushed by the server twice a second. */
export function ProgressStep({ job }: { readonly job: ImportJob }) {
  const { t } = useTranslation('interop')
  const format = useFormat()
  const known = job.state === 'running' && job.rows > 0
  return (
    <ProgressBar
      label={t(`state.${job.state}`)}
      share={known ? job.done / job.rows : undefined}
      figures={t('progress.figures', { done: format.number(job.done), rows: format.number(job.rows) })}
    />
  )
}
