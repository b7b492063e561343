import {
  cancelImport,
  commitImport,
  type ImportJob,
  readImport,
  undoImport,
} from '@matricula/contract/interop'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#design/button.tsx'
import { ConfirmDialog } from '#design/confirm-dialog.tsx'
import { useFormat } from '#platform/format.ts'
import { useSession } from '#platform/session.ts'
import { keyOf, useCommand } from '#platform/use-reply.ts'

const undoable: ReadonlySet<string> = new Set(['done', 'cancelled', 'failed'])

type Asked = 'commit' | 'undo'

/** What can be done with an import as it stands; whatever changes records asks first, with the numbers. */
export function ImportActions({ job }: { readonly job: ImportJob }) {
  const { t } = useTranslation('interop')
  const session = useSession()
  const [asked, setAsked] = useState<Asked>()
  const cancel = useCommand(cancelImport)
  const told = useTold(job)
  if (!session.can('import.run')) return undefined
  const { state, jobId } = job
  const params = { jobId }
  return (
    <>
      {['checking', 'running', 'checked', 'unmapped'].includes(state) && (
        <Button
          pending={cancel.pending && t('cancelling')}
          onClick={() =>
            void cancel
              .run({ params })
              .then(told)
              .catch(() => undefined)
          }
        >
          {t('cancel')}
        </Button>
      )}
      {undoable.has(state) && job.created + job.changed > 0 && (
        <Button onClick={() => setAsked('undo')}>{t('undo')}</Button>
      )}
      {state === 'checked' && (
        <Button
          look="primary"
          unavailable={job.created + job.changed === 0 && t('nothingToStore')}
          onClick={() => setAsked('commit')}
        >
          {t('store')}
        </Button>
      )}
      <Ask job={job} asked={asked} onClose={() => setAsked(undefined)} onTold={told} />
    </>
  )
}

/** Takes the answer of a command as the state of the page. */
function useTold(job: ImportJob): (now: ImportJob) => void {
  const client = useQueryClient()
  return (now) => client.setQueryData(keyOf(readImport, { jobId: job.jobId }, {}), now)
}

interface AskProps {
  readonly job: ImportJob
  readonly asked: Asked | undefined
  readonly onClose: () => void
  readonly onTold: (job: ImportJob) => void
}

function Ask({ job, asked, onClose, onTold }: AskProps) {
  const { t } = useTranslation('interop')
  const format = useFormat()
  const commit = useCommand(commitImport)
  const undo = useCommand(undoImport)
  const command = asked === 'undo' ? undo : commit
  const numbers = {
    created: format.number(job.created),
    changed: format.number(job.changed),
    refused: format.number(job.refused),
  }
  const run = async () => {
    onTold(await command.run({ params: { jobId: job.jobId } }))
    onClose()
  }
  return (
    <ConfirmDialog
      opened={asked !== undefined}
      onClose={onClose}
      title={t(asked === 'undo' ? 'undo.title' : 'store.title')}
      effect={t(asked === 'undo' ? 'undo.effect' : 'store.effect', numbers)}
      verb={t(asked === 'undo' ? 'undo' : 'store')}
      pending={command.pending && t('beginning')}
      error={command.error}
      dangerous={asked === 'undo'}
      onConfirm={() => void run().catch(() => undefined)}
    />
  )
}
