import { addMeeting, listMeetings } from '@matricula/contract/attendance'
import type { SectionId } from '@matricula/contract/kernel'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Button } from '#design/button.tsx'
import { Dialog, DialogActions } from '#design/dialog.tsx'
import { DateField } from '#design/fields/date-field.tsx'
import { Fields } from '#design/fields/fields.tsx'
import { TextField } from '#design/fields/text-field.tsx'
import { ProblemNote } from '#design/problem-note.tsx'
import { toast } from '#design/toast.tsx'
import { minuteFrom } from '#platform/minutes.ts'
import { useForm } from '#platform/use-form.ts'
import { keyOf, useCommand } from '#platform/use-reply.ts'

interface AddMeetingDialogProps {
  readonly sectionId: SectionId
  readonly onClose: () => void
}

/** A meeting outside the timetable. */
export function AddMeetingDialog({ sectionId, onClose }: AddMeetingDialogProps) {
  const { t } = useTranslation('attendance')
  const { t: tDesign } = useTranslation('design')
  const client = useQueryClient()
  const command = useCommand(addMeeting)
  const form = useForm({
    schema: addMeeting.body,
    initial: { date: '', start: '', end: '', room: '' },
    read: ({ date, start, end, room }) => ({
      date,
      start: minuteFrom(start),
      end: minuteFrom(end),
      ...(room.trim() !== '' && { room }),
    }),
    submit: async (body) => {
      await command.run({ params: { sectionId }, body })
      await client.invalidateQueries({ queryKey: keyOf(listMeetings, { sectionId }) })
      toast(t('extra.added'))
      onClose()
    },
  })
  return (
    <Dialog opened onClose={onClose} title={t('extra.title')}>
      <form {...form.form}>
        {form.error !== undefined && <ProblemNote problem={form.error} />}
        <Fields>
          <DateField label={t('extra.date')} required {...form.field('date')} />
          <TextField label={t('extra.room')} {...form.field('room')} />
          <TextField label={t('extra.start')} placeholder="09:00" required {...form.field('start')} />
          <TextField label={t('extra.end')} placeholder="09:50" required {...form.field('end')} />
        </Fields>
        <DialogActions>
          <Button onClick={onClose}>{tDesign('cancel')}</Button>
          <Button type="submit" look="primary" pending={form.pending && t('extra.pending')}>
            {t('extra.add')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
