import { askLeave, LeaveKind, listLeaves } from '@matricula/contract/attendance'
import type { StudentId } from '@matricula/contract/kernel'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Button } from '#design/button.tsx'
import { Dialog, DialogActions } from '#design/dialog.tsx'
import { DateField } from '#design/fields/date-field.tsx'
import { Fields, WholeWidth } from '#design/fields/fields.tsx'
import { SelectField } from '#design/fields/select-field.tsx'
import { TextField } from '#design/fields/text-field.tsx'
import { ProblemNote } from '#design/problem-note.tsx'
import { toast } from '#design/toast.tsx'
import { useForm } from '#platform/use-form.ts'
import { keyOf, useCommand } from '#platform/use-reply.ts'

interface AskLeaveDialogProps {
  readonly studentId: StudentId
  readonly onClose: () => void
}

/** Asks to be away; the office decides. */
export function AskLeaveDialog({ studentId, onClose }: AskLeaveDialogProps) {
  const { t } = useTranslation('attendance')
  const { t: tDesign } = useTranslation('design')
  const client = useQueryClient()
  const command = useCommand(askLeave)
  const initial: Readonly<Record<'kind' | 'from' | 'to' | 'reason', string>> = {
    kind: 'medical',
    from: '',
    to: '',
    reason: '',
  }
  const form = useForm({
    schema: askLeave.body,
    initial,
    submit: async (body) => {
      await command.run({ params: { studentId }, body })
      await client.invalidateQueries({ queryKey: keyOf(listLeaves, { studentId }) })
      toast(t('leave.asked'))
      onClose()
    },
  })
  return (
    <Dialog opened onClose={onClose} title={t('leave.ask')}>
      <form {...form.form}>
        {form.error !== undefined && <ProblemNote problem={form.error} />}
        <Fields>
          <WholeWidth>
            <SelectField
              label={t('leave.kind')}
              choices={LeaveKind.options.map((kind) => ({ value: kind, label: t(`leave.kind.${kind}`) }))}
              {...form.field('kind')}
            />
          </WholeWidth>
          <DateField label={t('leave.from')} required {...form.field('from')} />
          <DateField label={t('leave.to')} required {...form.field('to')} />
          <WholeWidth>
            <TextField
              label={t('leave.reason')}
              description={t('leave.reasonHint')}
              required
              {...form.field('reason')}
            />
          </WholeWidth>
        </Fields>
        <DialogActions>
          <Button onClick={onClose}>{tDesign('cancel')}</Button>
          <Button type="submit" look="primary" pending={form.pending && t('leave.pending')}>
            {t('leave.send')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
