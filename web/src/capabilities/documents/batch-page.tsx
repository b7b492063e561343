import { cancelDocumentBatch, type DocumentBatch, readDocumentBatch } from '@matricula/contract/documents'
import { room } from '@matricula/contract/kernel'
import { IconFileZip } from '@tabler/icons-react'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#design/button.tsx'
import { ConfirmDialog } from '#design/confirm-dialog.tsx'
import { ErrorState } from '#design/error-state.tsx'
import { Page } from '#design/page.tsx'
import { ProgressBar } from '#design/progress-bar.tsx'
import { Skeleton } from '#design/skeleton.tsx'
import { Stat, Stats } from '#design/stat.tsx'
import { toast } from '#design/toast.tsx'
import { useFormat } from '#platform/format.ts'
import { useSession } from '#platform/session.ts'
import { useRoom } from '#platform/use-live.ts'
import { useCommand, useReply } from '#platform/use-reply.ts'
import { BatchTag } from './batch-tag.tsx'
import styles from './documents.module.css'

const route = getRouteApi('/signed-in/documents/$jobId')

/** How far a batch has come, pushed by the server, and everything it has issued as one file. */
export function BatchPage() {
  const { t } = useTranslation('documents')
  const { jobId } = route.useParams()
  const { data: batch, error, refetch } = useReply(readDocumentBatch, { params: { jobId } })
  useRoom(room.job(jobId))
  if (batch === undefined)
    return (
      <Page title={t('batch.loading')}>
        {error === null ? <Skeleton rows={4} /> : <ErrorState error={error} onRetry={() => void refetch()} />}
      </Page>
    )
  const title = t('batch.title', { kind: t(`kind.${batch.kind}`), audience: batch.audience })
  return (
    <Page title={title} description={<BatchTag state={batch.state} />} actions={<Doings batch={batch} />}>
      <Standing batch={batch} />
    </Page>
  )
}

function Standing({ batch }: { readonly batch: DocumentBatch }) {
  const { t } = useTranslation('documents')
  const format = useFormat()
  const { state, done, total, issued, skipped, message } = batch
  return (
    <div className={styles.student}>
      {message !== undefined && <p role="alert">{message}</p>}
      {state === 'running' && (
        <ProgressBar
          label={t('batchState.running')}
          share={total === 0 ? undefined : done / total}
          figures={t('batch.figures', { done: format.number(done), total: format.number(total) })}
        />
      )}
      <Stats>
        <Stat label={t('batch.total')} value={format.number(total)} />
        <Stat label={t('batch.issued')} value={format.number(issued)} />
        <Stat label={t('batch.skipped')} value={format.number(skipped)} />
      </Stats>
      {skipped > 0 && <p className="muted">{t('batch.skippedHint')}</p>}
      {state !== 'running' && issued > 0 && (
        <div className={styles.zip}>
          <a className={styles.download} href={`/api/document-batches/${batch.jobId}/zip`} download>
            <IconFileZip size={16} aria-hidden />
            {t('batch.zip')}
          </a>
          <p className="muted">{t('batch.zipHint')}</p>
        </div>
      )}
    </div>
  )
}

function Doings({ batch }: { readonly batch: DocumentBatch }) {
  const { t } = useTranslation('documents')
  const mayCancel = useSession().can('document.issue')
  const command = useCommand(cancelDocumentBatch)
  const [asking, setAsking] = useState(false)
  if (batch.state !== 'running' || !mayCancel) return null
  const cancel = async () => {
    await command.run({ params: { jobId: batch.jobId } })
    toast(t('batch.stopping'))
    setAsking(false)
  }
  return (
    <>
      <Button onClick={() => setAsking(true)}>{t('batch.cancel')}</Button>
      <ConfirmDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={t('batch.cancelTitle')}
        effect={t('batch.cancelEffect')}
        verb={t('batch.cancel')}
        pending={command.pending && t('batch.cancelling')}
        error={command.error}
        dangerous
        onConfirm={() => void cancel().catch(() => undefined)}
      />
    </>
  )
}
