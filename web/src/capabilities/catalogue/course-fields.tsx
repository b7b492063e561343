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
  readonly fields: { readonly [Name in keyof CourseDraft]: Bound<CourseDraft[Name]> }
  /** Only while there is none yet: a course keeps its number. */
  readonly number?: Bound<string>
}

/** What a course has that can be typed. */
export function CourseFields({ fields, number }: CourseFieldsProps) {
  const { t } = useTranslation('catalogue')
  return (
    <Fields>
      {number !== undefined && (
        <TextField label={t('course.number')} description={t('course.numberHint')} required {...number} />
      )}
      <TextField label={t('course.name')} required {...fields.title} />
      <NumberField label={t('course.credits')} decimal required {...fields.credits} />
      <NumberField
        label={t('course.creditsAtMost')}
        description={t('course.creditsAtMostHint')}
        decimal
        {...fields.creditsAtMost}
      />
      <WholeWidth>
        <TextField label={t('course.requires')} description={t('course.requiresHint')} {...fields.requires} />
      </WholeWidth>
      <WholeWidth>
        <TextField label={t('course.requirementText')} lines={2} {...fields.requirementText} />
      </WholeWidth>
      <WholeWidth>
        <TextField label={t('course.description')} lines={4} {...fields.description} />
      </WholeWidth>
    </Fields>
  )
}
