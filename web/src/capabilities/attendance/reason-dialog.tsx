import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#design/button.tsx'
import { Dialog, DialogActions } from '#design/dialog.tsx'
import { TextField } from '#design/fields/text-field.tsx'

/** Asked once a visit, before the first change of a register that had been submitted. */
export function ReasonDialog({
  onClose,
  onGiven,
}: {
  readonly onClose: () => void
  readonly onGiven: (reason: string) => void
}) {
  const { t } = useTranslation('attendance')
  const [reason, setReason] = useState('')
  const [asked, setAsked] = useState(false)
  const given = reason.trim()
  return (
    <Dialog opened onClose={onClose} title={t('reason.title')} size="small">
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          setAsked(true)
          if (given !== '') onGiven(given.slice(0, 200))
        }}
      >
        <p>{t('reason.about')}</p>
        <TextField
          label={t('reason.label')}
          value={reason}
          onChange={setReason}
          required
          error={asked && given === '' ? t('reason.missing') : undefined}
        />
        <DialogActions>
          <Button type="submit" look="primary">
            {t('reason.save')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
