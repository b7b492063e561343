import { readRegister, takeCheckIns } from '@matricula/contract/attendance'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Button } from '#design/button.tsx'
import { Dialog, DialogActions } from '#design/dialog.tsx'
import { CheckboxField } from '#design/fields/checkbox-field.tsx'
import { NumberField } from '#design/fields/number-field.tsx'
import { ProblemNote } from '#design/problem-note.tsx'
import { toast } from '#design/toast.tsx'
import { useForm } from '#platform/use-form.ts'
import { keyOf, useCommand } from '#platform/use-reply.ts'
import styles from './meetings.module.css'
import type { Place } from './use-check-in.ts'

export interface TakeCheckInsDialogProps {
  readonly place: Place
  /** How many have checked in and have no mark; how many have neither. */
  readonly toTake: number
  readonly others: number
  readonly onClose: () => void
}

const anyTime: number | undefined = undefined

/** What becomes of the claims, in numbers; marks that were given stay. */
export function TakeCheckInsDialog({ place, toTake, others, onClose }: TakeCheckInsDialogProps) {
  const { t } = useTranslation('attendance')
  const { t: tDesign } = useTranslation('design')
  const client = useQueryClient()
  const command = useCommand(takeCheckIns)
  const form = useForm({
    schema: takeCheckIns.body,
    initial: { lateAfter: anyTime, absent: true },
    read: ({ lateAfter, absent }) => ({
      ...(lateAfter !== undefined && { lateAfter }),
      others: absent ? 'absent' : 'unmarked',
    }),
    submit: async (body) => {
      client.setQueryData(keyOf(readRegister, place), await command.run({ params: place, body }))
      toast(t('checkIn.taken'))
      onClose()
    },
  })
  return (
    <Dialog opened onClose={onClose} title={t('checkIn.takeTitle')} size="small">
      <form {...form.form} className={styles.form}>
        {form.error !== undefined && <ProblemNote problem={form.error} />}
        <p>{t('checkIn.takeAbout', { count: toTake })}</p>
        <NumberField
          label={t('checkIn.lateAfter')}
          description={t('checkIn.lateAfterHint')}
          {...form.field('lateAfter')}
        />
        <CheckboxField label={t('checkIn.othersAbsent', { count: others })} {...form.field('absent')} />
        <DialogActions>
          <Button onClick={onClose}>{tDesign('cancel')}</Button>
          <Button type="submit" look="primary" pending={form.pending && t('checkIn.taking')}>
            {t('checkIn.takeVerb')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
