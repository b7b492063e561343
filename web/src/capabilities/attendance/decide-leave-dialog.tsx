import { decideLeave, type Leave, watchLeaves } from '@matricula/contract/attendance'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#design/button.tsx'
import { Dialog, DialogActions } from '#design/dialog.tsx'
import { Facts } from '#design/facts.tsx'
import { TextField } from '#design/fields/text-field.tsx'
import { ProblemNote } from '#design/problem-note.tsx'
import { toast } from '#design/toast.tsx'
import { useFormat } from '#platform/format.ts'
import { useSession } from '#platform/session.ts'
import { keyOf, useCommand } from '#platform/use-reply.ts'
import { LeaveTag } from './leave-tag.tsx'
import styles from './leaves.module.css'

interface DecideLeaveDialogProps {
  readonly leave: Leave
  readonly onClose: () => void
}

/** A request for leave with its reason, and the decision. */
export function DecideLeaveDialog({ leave, onClose }: DecideLeaveDialogProps) {
  const { t } = useTranslation('attendance')
  const format = useFormat()
  const mayDecide = useSession().can('leave.decide')
  const { studentName, kind, from, to, reason, state, at, note, decidedBy = '' } = leave
  return (
    <Dialog opened onClose={onClose} title={t('leave.title', { name: studentName })}>
      <div className={styles.form}>
        <Facts
          facts={[
            { label: t('leave.kind'), value: t(`leave.kind.${kind}`) },
            { label: t('leaves.days'), value: format.dayRange(from, to) },
            { label: t('leave.reason'), value: reason },
            { label: t('leaves.asked'), value: format.dateTime(at) },
            { label: t('leaves.state'), value: <LeaveTag state={state} /> },
            ...(note === undefined ? [] : [{ label: t('leave.note'), value: `${note} (${decidedBy})` }]),
          ]}
        />
        {state === 'asked' && mayDecide && <Decision leave={leave} onClose={onClose} />}
      </div>
    </Dialog>
  )
}

function Decision({ leave: { studentId, leaveId }, onClose }: DecideLeaveDialogProps) {
  const { t } = useTranslation('attendance')
  const client = useQueryClient()
  const command = useCommand(decideLeave)
  const [note, setNote] = useState('')
  const [wordless, setWordless] = useState(false)
  const decide = async (decision: 'approved' | 'refused') => {
    const said = note.trim()
    if (decision === 'refused' && said === '') {
      setWordless(true)
      return
    }
    try {
      await command.run({
        params: { studentId, leaveId },
        body: { decision, ...(said !== '' && { note: said }) },
      })
    } catch {
      // The refusal is drawn in the dialog, from the command.
      return
    }
    await client.invalidateQueries({ queryKey: keyOf(watchLeaves) })
    toast(t(`leave.done.${decision}`))
    onClose()
  }
  return (
    <>
      {command.error !== undefined && <ProblemNote problem={command.error} />}
      <TextField
        label={t('leave.note')}
        description={t('leave.noteHint')}
        value={note}
        onChange={(text) => {
          setNote(text)
          setWordless(false)
        }}
        error={wordless ? t('leave.noteNeeded') : undefined}
      />
      <DialogActions>
        <Button
          look="danger"
          pending={command.pending && t('leave.pending')}
          onClick={() => void decide('refused')}
        >
          {t('leave.refuse')}
        </Button>
        <Button
          look="primary"
          pending={command.pending && t('leave.pending')}
          onClick={() => void decide('approved')}
        >
          {t('leave.approve')}
        </Button>
      </DialogActions>
    </>
  )
}
