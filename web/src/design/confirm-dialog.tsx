import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from './button.tsx'
import { Dialog, DialogActions } from './dialog.tsx'
import { ProblemNote } from './problem-note.tsx'

export interface ConfirmDialogProps {
  readonly opened: boolean
  readonly onClose: () => void
  readonly title: string
  /** The effect in numbers: "62 students will be told now." */
  readonly effect: ReactNode
  /** The verb, such as "Release grades". */
  readonly verb: string
  /** The verb while it happens, such as "Releasing". */
  readonly pending?: string | false
  readonly error?: unknown
  readonly dangerous?: boolean
  readonly onConfirm: () => void
}

/** Asks before what cannot be taken back; the focus rests on Cancel. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { opened, onClose, title, effect, verb, pending, error, dangerous, onConfirm } = props
  const { t } = useTranslation('design')
  return (
    <Dialog opened={opened} onClose={onClose} title={title} size="small">
      <div>{effect}</div>
      {error !== undefined && error !== null && <ProblemNote problem={error} />}
      <DialogActions>
        <Button data-autofocus onClick={onClose}>
          {t('cancel')}
        </Button>
        <Button look={dangerous ? 'danger' : 'primary'} pending={pending} onClick={onConfirm}>
          {verb}
        </Button>
      </DialogActions>
    </Dialog>
  )
}
