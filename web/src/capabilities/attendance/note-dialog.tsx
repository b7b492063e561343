import type { AttendanceState } from '@matricula/contract/attendance'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#design/button.tsx'
import { Dialog, DialogActions } from '#design/dialog.tsx'
import { TextField } from '#design/fields/text-field.tsx'
import type { RegisterLine } from './register-view.ts'

/** Away with a reason. */
const away = ['excused', 'duty', 'medical'] as const

export interface NoteDialogProps {
  readonly line: RegisterLine
  readonly onClose: () => void
  readonly onMark: (line: RegisterLine, state: AttendanceState, note: string) => void
}

/** A word on one student's mark: why late, which excuse. */
export function NoteDialog({ line, onClose, onMark }: NoteDialogProps) {
  const { t } = useTranslation('attendance')
  const [note, setNote] = useState(line.note)
  const keep = (state: AttendanceState) => {
    onMark(line, state, note.trim().slice(0, 200))
    onClose()
  }
  return (
    <Dialog opened onClose={onClose} title={t('register.noteOf', { name: line.name })} size="small">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          keep(line.state ?? 'present')
        }}
      >
        <TextField label={t('note.label')} description={t('note.about')} value={note} onChange={setNote} />
        <DialogActions>
          {away
            .filter((state) => state !== line.state)
            .map((state) => (
              <Button key={state} onClick={() => keep(state)}>
                {t(`note.${state}`)}
              </Button>
            ))}
          <Button type="submit" look="primary">
            {t('note.save')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
