import {
  type Assessment,
  changeAssessment,
  createAssessment,
  NewAssessment,
} from '@matricula/contract/grading'
import type { SectionId } from '@matricula/contract/kernel'
import { useTranslation } from 'react-i18next'
import { Button } from '#design/button.tsx'
import { Dialog, DialogActions } from '#design/dialog.tsx'
import { DateField } from '#design/fields/date-field.tsx'
import { Fields, WholeWidth } from '#design/fields/fields.tsx'
import { NumberField } from '#design/fields/number-field.tsx'
import { TextField } from '#design/fields/text-field.tsx'
import { ProblemNote } from '#design/problem-note.tsx'
import { toast } from '#design/toast.tsx'
import { useForm } from '#platform/use-form.ts'
import { useCommand } from '#platform/use-reply.ts'

export interface AssessmentFormProps {
  readonly sectionId: SectionId
  /** The one that changes; absent for a new one. */
  readonly assessment: Assessment | undefined
  /** What is left of a hundred per cent, offered as the weight of a new one. */
  readonly weightLeft: number
  readonly onClose: () => void
}

interface Draft extends Readonly<Record<string, unknown>> {
  readonly title: string
  readonly outOf: number | undefined
  readonly weight: number | undefined
  readonly dueOn: string
}

/** Title, highest mark, weight and day of one assessment. */
export function AssessmentForm({ sectionId, assessment, weightLeft, onClose }: AssessmentFormProps) {
  const { t } = useTranslation('grading')
  const create = useCommand(createAssessment)
  const change = useCommand(changeAssessment)
  const initial: Draft = {
    title: assessment?.title ?? '',
    outOf: assessment?.outOf ?? 100,
    weight: assessment?.weight ?? weightLeft,
    dueOn: assessment?.dueOn ?? '',
  }
  const form = useForm({
    schema: NewAssessment,
    initial,
    read: ({ dueOn, ...draft }) => ({ ...draft, ...(dueOn !== '' && { dueOn }) }),
    submit: async (body) => {
      if (assessment === undefined) await create.run({ params: { sectionId }, body })
      else {
        const { assessmentId, version } = assessment
        await change.run({ params: { sectionId, assessmentId }, body: { ...body, version } })
      }
      toast(t(assessment === undefined ? 'assessment.added' : 'assessment.saved', { title: body.title }))
      onClose()
    },
  })
  const words =
    assessment === undefined
      ? { title: t('assessment.new'), verb: t('assessment.add'), pending: t('assessment.adding') }
      : {
          title: t('assessment.edit', { title: assessment.title }),
          verb: t('assessment.save'),
          pending: t('assessment.saving'),
        }
  return (
    <Dialog opened onClose={onClose} title={words.title}>
      <form {...form.form}>
        {form.error !== undefined && <ProblemNote problem={form.error} />}
        <Fields>
          <WholeWidth>
            <TextField
              label={t('assessment.title')}
              description={t('assessment.titleHint')}
              required
              {...form.field('title')}
            />
          </WholeWidth>
          <NumberField label={t('assessment.outOf')} decimal required {...form.field('outOf')} />
          <NumberField label={t('assessment.weight')} decimal required {...form.field('weight')} />
          <DateField label={t('assessment.dueOn')} {...form.field('dueOn')} />
        </Fields>
        <DialogActions>
          <Button onClick={onClose}>{t('cancel', { ns: 'design' })}</Button>
          <Button type="submit" look="primary" pending={form.pending && words.pending}>
            {words.verb}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
