import { useState } from 'react'
import { Button } from '#design/button.tsx'
import { ConfirmDialog } from '#design/confirm-dialog.tsx'
import { Dialog, DialogActions } from '#design/dialog.tsx'
import { TextField } from '#design/fields/text-field.tsx'
import { toast } from '#design/toast.tsx'
import styles from './gallery.module.css'

export function LayerSamples() {
  const [open, setOpen] = useState<'form' | 'confirm'>()
  const [reason, setReason] = useState('')
  const close = () => setOpen(undefined)
  return (
    <div className={styles.row}>
      <Button onClick={() => setOpen('form')}>Open a dialog</Button>
      <Button onClick={() => setOpen('confirm')}>Release grades</Button>
      <Button onClick={() => toast('CS-201 A removed from your plan', () => toast('CS-201 A is back'))}>
        Show a toast
      </Button>
      <Dialog opened={open === 'form'} onClose={close} title="Place a hold">
        <TextField label="Reason" value={reason} onChange={setReason} description="The student reads this." />
        <DialogActions>
          <Button onClick={close}>Cancel</Button>
          <Button look="primary" onClick={close}>
            Place hold
          </Button>
        </DialogActions>
      </Dialog>
      <ConfirmDialog
        opened={open === 'confirm'}
        onClose={close}
        onConfirm={close}
        title="Release the midterm marks?"
        effect="62 students will be told now. This cannot be taken back."
        verb="Release marks"
      />
    </div>
  )
}
