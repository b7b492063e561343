import { type ImportJob, readImport } from '@matricula/contract/interop'
import { room } from '@matricula/contract/kernel'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ErrorState } from '#design/error-state.tsx'
import { Page } from '#design/page.tsx'
import { Skeleton } from '#design/skeleton.tsx'
import { useRoom } from '#platform/use-live.ts'
import { useReply } from '#platform/use-reply.ts'
import { CheckStep } from './check-step.tsx'
import { FaultList } from './fault-list.tsx'
import { ImportActions } from './import-actions.tsx'
import { MappingStep } from './mapping-step.tsx'
import { ProgressStep } from './progress-step.tsx'
import { StateTag } from './state-tag.tsx'
import { StepRail } from './step-rail.tsx'

const route = getRouteApi('/signed-in/imports/$jobId')
const busy: ReadonlySet<string> = new Set(['checking', 'running', 'undoing'])

/** One import from the file to its undoing: where it stands, what it would do, what it did. */
export function ImportPage() {
  const { t } = useTranslation('interop')
  const { jobId } = route.useParams()
  const { data: job, error, refetch } = useReply(readImport, { params: { jobId } })
  useRoom(room.job(jobId))
  if (error && !job) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!job) {
    return (
      <Page title={t('import.title')}>
        <Skeleton rows={6} />
      </Page>
    )
  }
  return (
    <Page
      title={job.fileName}
      description={
        <>
          {t(`kind.${job.kind}`)} <StateTag state={job.state} />
        </>
      }
      actions={<ImportActions job={job} />}
    >
      <StepRail state={job.state} />
      <Steps key={job.jobId} job={job} />
    </Page>
  )
}

function Steps({ job }: { readonly job: ImportJob }) {
  return (
    <>
      {busy.has(job.state) && <ProgressStep job={job} />}
      {job.message !== undefined && <p role="status">{job.message}</p>}
      {job.state !== 'unmapped' && !busy.has(job.state) && <CheckStep job={job} />}
      {job.faultGroups.length > 0 && <FaultList job={job} />}
      {(job.state === 'unmapped' || job.state === 'checked') && <MappingStep job={job} />}
    </>
  )
}
