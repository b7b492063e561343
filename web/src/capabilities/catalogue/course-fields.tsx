import { useTranslation } from 'react-i18next'
import { Fields, WholeWidth } from '#design/fields/fields.tsx'
import { NumberField } from '#design/fields/number-field.tsx'
import { TextField } from '#design/fields/text-field.tsx'
import type { CourseDraft } from './course-draft.ts'

interface Bound<Value> {
  readonly name: string
  readonly value: Value
  readonly onChange: (value: Value) => void
  readonly onBlur: () => void
  readonly error: string | undefined
}

interface CourseFieldsProps {
  readonly field: <Name extends keyof CourseDraft>(name: Name) => Bound<CourseDraft[Name]>
  /** With the number, which is given only once. */
  readonly isNew?: boolean
}

/** What a course has that can be typed. */
export function CourseFields({ field, isNew = false }: CourseFieldsProps) {
  const { t } = useTranslation('catalogue')
  return (
    <Fields>
      {isNew && (
        <TextField
          label={t('course.number')}
          description={t('course.numberHint')}
          required
          {...field('number')}
        />
      )}
      <TextField label={t('course.name')} required {...field('title')} />
      <NumberField label={t('course.credits')} decimal required {...field('credits')} />
      <NumberField
        label={t('course.creditsAtMost')}
        description={t('course.creditsAtMostHint')}
        decimal
        {...field('creditsAtMost')}
      />
      <WholeWidth>
        <TextField
          label={t('course.requires')}
          description={t('course.requiresHint')}
          {...field('requires')}
        />
      </WholeWidth>
      <WholeWidth>
        <TextField label={t('course.requirementText')} lines={2} {...field('requirementText')} />
      </WholeWidth>
      <WholeWidth>
        <TextField label={t('course.description')} lines={4} {...field('description')} />
      </WholeWidth>
    </Fields>
  )
}
