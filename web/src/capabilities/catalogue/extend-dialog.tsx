import { RegistrationWindow, type Term } from '@matricula/contract/catalogue'
import { instantAt } from '@matricula/contract/kernel'
import { useTranslation } from 'react-i18next'
import { Button } from '#design/button.tsx'
import { Dialog, DialogActions } from '#design/dialog.tsx'
import { DateField } from '#design/fields/date-field.tsx'
import { Fields } from '#design/fields/fields.tsx'
import { TextField } from '#design/fields/text-field.tsx'
import { ProblemNote } from '#design/problem-note.tsx'
import { toast } from '#design/toast.tsx'
import { useFormat } from '#platform/format.ts'
import { useSession } from '#platform/session.ts'
import { useForm } from '#platform/use-form.ts'
import styles from './catalogue.module.css'

interface ExtendDialogProps {
  readonly opened: boolean
  readonly term: Term
  readonly onClose: () => void
  readonly onSave: (window: RegistrationWindow) => Promise<void>
}

/** Moves both ends of the window, to the minute, in the institution's time. */
export function ExtendDialog({ opened, onClose, ...rest }: ExtendDialogProps) {
  const { t } = useTranslation('catalogue')
  return (
    <Dialog opened={opened} onClose={onClose} title={t('window.ask.extend')}>
      <ExtendForm onClose={onClose} {...rest} />
    </Dialog>
  )
}

function ExtendForm({ term, onClose, onSave }: Omit<ExtendDialogProps, 'opened'>) {
  const { t } = useTranslation('catalogue')
  const { t: tDesign } = useTranslation('design')
  const { timeZone } = useSession()
  const format = useFormat()
  const { opensAt, closesAt, paused } = term.registration
  const form = useForm({
    schema: RegistrationWindow,
    initial: {
      opensAt: format.dayOf(opensAt),
      openTime: format.time(opensAt),
      closesAt: format.dayOf(closesAt),
      closeTime: format.time(closesAt),
    },
    read: (draft) => ({
      opensAt: instantAt(draft.opensAt, draft.openTime, timeZone) ?? '',
      closesAt: instantAt(draft.closesAt, draft.closeTime, timeZone) ?? '',
      paused,
    }),
    submit: async (registration) => {
      await onSave(registration)
      toast(t('window.done.extend', { closes: format.dateTime(registration.closesAt) }))
      onClose()
    },
  })
  return (
    <form {...form.form} className={styles.form}>
      {form.error !== undefined && <ProblemNote problem={form.error} />}
      <p>{t('window.zone', { zone: timeZone })}</p>
      <Fields>
        <DateField label={t('window.opensOn')} required {...form.field('opensAt')} />
        <TextField label={t('window.openTime')} placeholder="08:00" required {...form.field('openTime')} />
        <DateField label={t('window.closesOn')} required {...form.field('closesAt')} />
        <TextField label={t('window.closeTime')} placeholder="17:00" required {...form.field('closeTime')} />
      </Fields>
      <DialogActions>
        <Button onClick={onClose}>{tDesign('cancel')}</Button>
        <Button type="submit" look="primary" pending={form.pending && t('saving')}>
          {t('window.save')}
        </Button>
      </DialogActions>
    </form>
  )
}
