import { listHolds, placeHold } from '@matricula/contract/enrolment'
import type { StudentId } from '@matricula/contract/kernel'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Button } from '#design/button.tsx'
import { Dialog, DialogActions } from '#design/dialog.tsx'
import { TextField } from '#design/fields/text-field.tsx'
import { ProblemNote } from '#design/problem-note.tsx'
import { toast } from '#design/toast.tsx'
import { useForm } from '#platform/use-form.ts'
import { keyOf, useCommand } from '#platform/use-reply.ts'
import styles from './registration.module.css'

interface PlaceHoldProps {
  readonly studentId: StudentId
  readonly onClose: () => void
}

const empty = { reason: '', office: '', note: '' }

/** Stops a student from registering; says in the student's own words why, and who lifts it. */
export function PlaceHoldDialog({ studentId, onClose }: PlaceHoldProps) {
  const { t } = useTranslation('enrolment')
  const { t: tDesign } = useTranslation('design')
  const client = useQueryClient()
  const command = useCommand(placeHold)
  const form = useForm({
    schema: placeHold.body,
    initial: empty,
    submit: async (body) => {
      await command.run({ params: { studentId }, body })
      await client.invalidateQueries({ queryKey: keyOf(listHolds, { studentId }) })
      toast(t('holds.placed'))
      onClose()
    },
  })
  return (
    <Dialog opened onClose={onClose} title={t('holds.placeTitle')}>
      <form {...form.form} className={styles.form}>
        {form.error !== undefined && <ProblemNote problem={form.error} />}
        <TextField label={t('holds.reason')} description={t('holds.reasonHint')} {...form.field('reason')} />
        <TextField label={t('holds.office')} description={t('holds.officeHint')} {...form.field('office')} />
        <TextField
          label={t('holds.note')}
          description={t('holds.noteHint')}
          lines={3}
          {...form.field('note')}
        />
        <DialogActions>
          <Button onClick={onClose}>{tDesign('cancel')}</Button>
          <Button type="submit" look="primary" pending={form.pending && t('holds.placing')}>
            {t('holds.place')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
