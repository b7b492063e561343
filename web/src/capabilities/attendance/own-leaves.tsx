import { type Leave, listLeaves, withdrawLeave } from '@matricula/contract/attendance'
import type { StudentId } from '@matricula/contract/kernel'
import { useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#design/button.tsx'
import { Section } from '#design/page.tsx'
import { ProblemNote } from '#design/problem-note.tsx'
import { useFormat } from '#platform/format.ts'
import { keyOf, useCommand, useReply } from '#platform/use-reply.ts'
import { LeaveTag } from './leave-tag.tsx'
import styles from './leaves.module.css'

/** Whoever looks at marks or at a record does not carry the calendar of a form that few open. */
const AskLeaveDialog = lazy(async () => ({
  default: (await import('./ask-leave-dialog.tsx')).AskLeaveDialog,
}))

/** The leave that whoever looks has asked for, on the own record, and the way to ask for more. */
export function OwnLeaves({ studentId }: { readonly studentId: StudentId }) {
  const { t } = useTranslation('attendance')
  const { data } = useReply(listLeaves, { params: { studentId } })
  const [asking, setAsking] = useState(false)
  if (data === undefined) return null
  return (
    <Section
      title={t('leave')}
      actions={
        <Button size="small" onClick={() => setAsking(true)}>
          {t('leave.ask')}
        </Button>
      }
    >
      {data.items.length === 0 && <p className="muted">{t('leave.none')}</p>}
      {data.items.length > 0 && (
        <ul className={styles.leaves}>
          {data.items.map((leave) => (
            <OwnLeave key={leave.leaveId} leave={leave} />
          ))}
        </ul>
      )}
      {asking && (
        <Suspense>
          <AskLeaveDialog studentId={studentId} onClose={() => setAsking(false)} />
        </Suspense>
      )}
    </Section>
  )
}

function OwnLeave({ leave }: { readonly leave: Leave }) {
  const { t } = useTranslation('attendance')
  const format = useFormat()
  const client = useQueryClient()
  const command = useCommand(withdrawLeave)
  const { leaveId, studentId, kind, from, to, reason, state, note } = leave
  const withdraw = async () => {
    await command.run({ params: { studentId, leaveId } })
    await client.invalidateQueries({ queryKey: keyOf(listLeaves, { studentId }) })
  }
  return (
    <li>
      <p className={styles.head}>
        <strong>{t(`leave.kind.${kind}`)}</strong> <span>{format.dayRange(from, to)}</span>{' '}
        <LeaveTag state={state} />
        {state === 'asked' && (
          <Button
            size="small"
            look="quiet"
            pending={command.pending && t('leave.pending')}
            onClick={() => void withdraw().catch(() => undefined)}
          >
            {t('leave.withdraw')}
          </Button>
        )}
      </p>
      <p className="muted">{reason}</p>
      {note !== undefined && <p>{note}</p>}
      {command.error !== undefined && <ProblemNote problem={command.error} />}
    </li>
  )
}
