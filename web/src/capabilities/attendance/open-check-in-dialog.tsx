import { openCheckIn, readCheckIn } from '@matricula/contract/attendance'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Button } from '#design/button.tsx'
import { Dialog, DialogActions } from '#design/dialog.tsx'
import { NumberField } from '#design/fields/number-field.tsx'
import { ProblemNote } from '#design/problem-note.tsx'
import { useForm } from '#platform/use-form.ts'
import { keyOf, useCommand } from '#platform/use-reply.ts'
import styles from './meetings.module.css'
import type { Place } from './use-check-in.ts'

const usual: number | undefined = 10

/** For how long; while it is open this gives it more time. */
export function OpenCheckInDialog({
  place,
  onClose,
}: {
  readonly place: Place
  readonly onClose: () => void
}) {
  const { t } = useTranslation('attendance')
  const { t: tDesign } = useTranslation('design')
  const client = useQueryClient()
  const command = useCommand(openCheckIn)
  const form = useForm({
    schema: openCheckIn.body,
    initial: { minutes: usual },
    submit: async (body) => {
      client.setQueryData(keyOf(readCheckIn, place), await command.run({ params: place, body }))
      onClose()
    },
  })
  return (
    <Dialog opened onClose={onClose} title={t('checkIn.openTitle')} size="small">
      <form {...form.form} className={styles.form}>
        {form.error !== undefined && <ProblemNote problem={form.error} />}
        <p>{t('checkIn.openAbout')}</p>
        <NumberField label={t('checkIn.minutes')} required {...form.field('minutes')} />
        <DialogActions>
          <Button onClick={onClose}>{tDesign('cancel')}</Button>
          <Button type="submit" look="primary" pending={form.pending && t('checkIn.opening')}>
            {t('checkIn.open')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
