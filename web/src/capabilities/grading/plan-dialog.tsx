import { changeGradebookPlan, type GradebookPlan, readGradebook } from '@matricula/contract/grading'
import type { SectionId } from '@matricula/contract/kernel'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Button } from '#design/button.tsx'
import { Dialog, DialogActions } from '#design/dialog.tsx'
import { Fields } from '#design/fields/fields.tsx'
import { NumberField } from '#design/fields/number-field.tsx'
import { SelectField } from '#design/fields/select-field.tsx'
import { ProblemNote } from '#design/problem-note.tsx'
import { toast } from '#design/toast.tsx'
import { useForm } from '#platform/use-form.ts'
import { keyOf, useCommand } from '#platform/use-reply.ts'
import { CategoriesField, type CategoryDraft } from './categories-field.tsx'

interface PlanDialogProps {
  readonly sectionId: SectionId
  readonly plan: GradebookPlan
  readonly onClose: () => void
}

interface Draft extends Readonly<Record<string, unknown>> {
  readonly categories: readonly CategoryDraft[]
  readonly lateLoses: number | undefined
  readonly missing: string
}

/** How marks become one number: categories with their weights, and what late and missing mean. */
export function PlanDialog({ sectionId, plan, onClose }: PlanDialogProps) {
  const { t } = useTranslation('grading')
  const client = useQueryClient()
  const command = useCommand(changeGradebookPlan)
  const { version, ...rules } = plan
  const initial: Draft = rules
  const form = useForm({
    schema: changeGradebookPlan.body,
    initial,
    read: (draft) => ({ ...draft, version }),
    submit: async (body) => {
      await command.run({ params: { sectionId }, body })
      await client.invalidateQueries({ queryKey: keyOf(readGradebook, { sectionId }) })
      toast(t('plan.saved'))
      onClose()
    },
  })
  return (
    <Dialog opened onClose={onClose} title={t('plan')} size="wide">
      <form {...form.form}>
        {form.error !== undefined && <ProblemNote problem={form.error} />}
        <CategoriesField fault={form.fault} {...form.field('categories')} />
        <Fields>
          <NumberField
            label={t('plan.lateLoses')}
            description={t('plan.lateLosesHint')}
            decimal
            {...form.field('lateLoses')}
          />
          <SelectField
            label={t('plan.missing')}
            choices={[
              { value: 'zero', label: t('plan.missing.zero') },
              { value: 'waits', label: t('plan.missing.waits') },
            ]}
            {...form.field('missing')}
          />
        </Fields>
        <DialogActions>
          <Button onClick={onClose}>{t('cancel', { ns: 'design' })}</Button>
          <Button type="submit" look="primary" pending={form.pending && t('assessment.saving')}>
            {t('assessment.save')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
