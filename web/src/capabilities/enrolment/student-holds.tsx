import { type Hold, listHolds, releaseHold } from '@matricula/contract/enrolment'
import { room } from '@matricula/contract/kernel'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OfStudent } from '#capabilities/students/index.ts'
import { Button } from '#design/button.tsx'
import { ConfirmDialog } from '#design/confirm-dialog.tsx'
import { EmptyState } from '#design/empty-state.tsx'
import { ErrorState } from '#design/error-state.tsx'
import { Skeleton } from '#design/skeleton.tsx'
import { toast } from '#design/toast.tsx'
import { useFormat } from '#platform/format.ts'
import { useSession } from '#platform/session.ts'
import { useRoom } from '#platform/use-live.ts'
import { keyOf, useCommand, useReply } from '#platform/use-reply.ts'
import { PlaceHoldDialog } from './place-hold-dialog.tsx'
import styles from './registration.module.css'

/** What stops a student from registering; whoever may places and releases holds here. */
export function StudentHolds({ studentId, departmentId }: OfStudent) {
  const { t } = useTranslation('enrolment')
  const session = useSession()
  const holds = useReply(listHolds, { params: { studentId } })
  const [placing, setPlacing] = useState(false)
  const [releasing, setReleasing] = useState<Hold>()
  useRoom(room.student(studentId))
  const mayWrite = session.can('hold.write', { studentId, departmentId })
  if (holds.data === undefined) {
    if (holds.error === null) return <Skeleton rows={2} />
    return <ErrorState error={holds.error} onRetry={() => void holds.refetch()} />
  }
  const { items } = holds.data
  return (
    <>
      {items.length === 0 && <EmptyState sentence={t('holds.none')} />}
      <ul className={styles.holds}>
        {items.map((hold) => (
          <HoldRow key={hold.holdId} hold={hold} onRelease={mayWrite ? setReleasing : undefined} />
        ))}
      </ul>
      {mayWrite && (
        <p>
          <Button onClick={() => setPlacing(true)}>{t('holds.place')}</Button>
        </p>
      )}
      {placing && <PlaceHoldDialog studentId={studentId} onClose={() => setPlacing(false)} />}
      {releasing && <ReleaseDialog hold={releasing} onClose={() => setReleasing(undefined)} />}
    </>
  )
}

interface HoldRowProps {
  readonly hold: Hold
  readonly onRelease: ((hold: Hold) => void) | undefined
}

function HoldRow({ hold, onRelease }: HoldRowProps) {
  const { t } = useTranslation('enrolment')
  const format = useFormat()
  return (
    <li className={styles.hold}>
      <span>
        <strong>{hold.reason}</strong>
        <br />
        {t('hold.by', { office: hold.office })}{' '}
        <span className="muted">
          {t('holds.placedBy', { name: hold.placedBy, when: format.day(format.dayOf(hold.placedAt)) })}
        </span>
        {hold.note !== undefined && (
          <>
            <br />
            <span className="muted">{hold.note}</span>
          </>
        )}
      </span>
      {onRelease && (
        <Button
          size="small"
          aria-label={t('holds.releaseName', { reason: hold.reason })}
          onClick={() => onRelease(hold)}
        >
          {t('holds.release')}
        </Button>
      )}
    </li>
  )
}

function ReleaseDialog({ hold, onClose }: { readonly hold: Hold; readonly onClose: () => void }) {
  const { t } = useTranslation('enrolment')
  const client = useQueryClient()
  const command = useCommand(releaseHold)
  const { studentId, holdId } = hold
  const release = async () => {
    await command.run({ params: { studentId, holdId } })
    await client.invalidateQueries({ queryKey: keyOf(listHolds, { studentId }) })
    toast(t('holds.released'))
    onClose()
  }
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={t('holds.releaseTitle')}
      effect={
        <>
          <p>
            <strong>{hold.reason}</strong>
          </p>
          <p>{t('holds.releaseEffect')}</p>
        </>
      }
      verb={t('holds.release')}
      pending={command.pending && t('holds.releasing')}
      error={command.error}
      onConfirm={() => void release().catch(() => undefined)}
    />
  )
}
