import { cancelMeeting, type Register, readRegister, resumeMeeting } from '@matricula/contract/attendance'
import type { MeetingId, SectionId } from '@matricula/contract/kernel'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#design/button.tsx'
import { Dialog, DialogActions } from '#design/dialog.tsx'
import { EmptyState } from '#design/empty-state.tsx'
import { TextField } from '#design/fields/text-field.tsx'
import { ProblemNote } from '#design/problem-note.tsx'
import { toast } from '#design/toast.tsx'
import { useForm } from '#platform/use-form.ts'
import { keyOf, useCommand } from '#platform/use-reply.ts'
import styles from './meetings.module.css'

interface OfMeeting {
  readonly place: { readonly sectionId: SectionId; readonly meetingId: MeetingId }
}

/** The reply is the register as it is now, so nothing is asked again. */
function useKept({ place }: OfMeeting): (register: Register) => void {
  const client = useQueryClient()
  return (register) => void client.setQueryData(keyOf(readRegister, place), register)
}

/** In place of the list: why nobody was here, and the way back. */
export function NotHeld({ place, register }: OfMeeting & { readonly register: Register }) {
  const { t } = useTranslation('attendance')
  const command = useCommand(resumeMeeting)
  const kept = useKept({ place })
  const resume = () => command.run({ params: place }).then(kept, () => undefined)
  return (
    <>
      {command.error !== undefined && <ProblemNote problem={command.error} />}
      <EmptyState
        sentence={t('notHeld.sentence', { reason: register.reason ?? '' })}
        action={
          <Button pending={command.pending && t('notHeld.resuming')} onClick={() => void resume()}>
            {t('notHeld.resume')}
          </Button>
        }
      />
    </>
  )
}

/** Says that the meeting is not held, with the reason; marks that were given go. */
export function NotHeldButton({ place, marked }: OfMeeting & { readonly marked: number }) {
  const { t } = useTranslation('attendance')
  const [opened, setOpened] = useState(false)
  return (
    <>
      <Button size="small" look="quiet" onClick={() => setOpened(true)}>
        {t('notHeld.button')}
      </Button>
      {opened && <NotHeldDialog place={place} marked={marked} onClose={() => setOpened(false)} />}
    </>
  )
}

interface NotHeldDialogProps extends OfMeeting {
  readonly marked: number
  readonly onClose: () => void
}

function NotHeldDialog({ place, marked, onClose }: NotHeldDialogProps) {
  const { t } = useTranslation('attendance')
  const { t: tDesign } = useTranslation('design')
  const command = useCommand(cancelMeeting)
  const kept = useKept({ place })
  const form = useForm({
    schema: cancelMeeting.body,
    initial: { reason: '' },
    submit: async (body) => {
      kept(await command.run({ params: place, body }))
      toast(t('notHeld.done'))
      onClose()
    },
  })
  return (
    <Dialog opened onClose={onClose} title={t('notHeld.title')} size="small">
      <form {...form.form} className={styles.form}>
        {form.error !== undefined && <ProblemNote problem={form.error} />}
        <p>{marked === 0 ? t('notHeld.effect') : t('notHeld.effectMarked', { count: marked })}</p>
        <TextField
          label={t('notHeld.reason')}
          description={t('notHeld.reasonHint')}
          {...form.field('reason')}
        />
        <DialogActions>
          <Button onClick={onClose}>{tDesign('cancel')}</Button>
          <Button type="submit" look="primary" pending={form.pending && t('notHeld.saving')}>
            {t('notHeld.button')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
