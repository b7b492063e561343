import {
  Assessment,
  changeAssessment,
  createAssessment,
  type GradebookPlan,
  NewAssessment,
} from '@matricula/contract/grading'
import type { SectionId } from '@matricula/contract/kernel'
import { useTranslation } from 'react-i18next'
import { Button } from '#design/button.tsx'
import { Dialog, DialogActions } from '#design/dialog.tsx'
import { DateField } from '#design/fields/date-field.tsx'
import { Fields, WholeWidth } from '#design/fields/fields.tsx'
import { NumberField } from '#design/fields/number-field.tsx'
import { SelectField } from '#design/fields/select-field.tsx'
import { TextField } from '#design/fields/text-field.tsx'
import { ProblemNote } from '#design/problem-note.tsx'
import { toast } from '#design/toast.tsx'
import { useForm } from '#platform/use-form.ts'
import { useCommand } from '#platform/use-reply.ts'
import { type AssessmentDraft, draftOf, newDraft, wishesIn } from './assessment-draft.ts'

export interface AssessmentFormProps {
  readonly sectionId: SectionId
  /** The one that changes; absent for a new one. */
  readonly assessment: Assessment | undefined
  readonly plan: GradebookPlan
  /** What is left of a hundred per cent, offered as the weight of a new one. */
  readonly weightLeft: number
  readonly onClose: () => void
}

/** Title, highest mark, weight or category, and day of one assessment. */
export function AssessmentForm({ sectionId, assessment, plan, weightLeft, onClose }: AssessmentFormProps) {
  const { t } = useTranslation('grading')
  const save = useSave(sectionId, assessment)
  const form = useForm({
    schema: NewAssessment,
    initial: assessment === undefined ? newDraft(plan, weightLeft) : draftOf(assessment),
    read: wishesIn,
    submit: async (body) => {
      await save(body)
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
        <AssessmentFields form={form} plan={plan} isNew={assessment === undefined} />
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

/** Adds it, or changes what is there; how it is marked never changes. */
function useSave(sectionId: SectionId, assessment: Assessment | undefined) {
  const { t } = useTranslation('grading')
  const create = useCommand(createAssessment)
  const change = useCommand(changeAssessment)
  return async (body: Parameters<typeof create.run>[0]['body']) => {
    if (assessment === undefined) await create.run({ params: { sectionId }, body })
    else {
      const { assessmentId, version } = assessment
      const { kind: _, categoryId = '', ...changed } = body
      const wished = { ...changed, categoryId, version }
      await change.run({ params: { sectionId, assessmentId }, body: wished })
    }
    toast(t(assessment === undefined ? 'assessment.added' : 'assessment.saved', { title: body.title }))
  }
}

interface AssessmentFieldsProps {
  readonly form: ReturnType<typeof useForm<AssessmentDraft, typeof NewAssessment>>
  readonly plan: GradebookPlan
  readonly isNew: boolean
}

function AssessmentFields({ form, plan: { categories }, isNew }: AssessmentFieldsProps) {
  const { t } = useTranslation('grading')
  return (
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
      {categories.length === 0 ? (
        <NumberField label={t('assessment.weight')} decimal required {...form.field('weight')} />
      ) : (
        <SelectField
          label={t('plan.category')}
          clearable
          placeholder={t('plan.category.none')}
          choices={categories.map(({ categoryId, title }) => ({ value: categoryId, label: title }))}
          {...form.field('categoryId')}
        />
      )}
      {isNew && (
        <SelectField
          label={t('assessment.kind')}
          choices={Assessment.shape.kind.unwrap().options.map((kind) => ({
            value: kind,
            label: t(`assessment.kind.${kind}`),
          }))}
          {...form.field('kind')}
        />
      )}
      <DateField label={t('assessment.dueOn')} {...form.field('dueOn')} />
      {form.draft.kind === 'letters' && (
        <WholeWidth>
          <TextField
            label={t('assessment.letters')}
            description={t('assessment.lettersHint')}
            lines={2}
            {...form.field('letters')}
          />
        </WholeWidth>
      )}
    </Fields>
  )
}
