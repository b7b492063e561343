import { type Course, CourseChange, changeCourse, readCourse } from '@matricula/contract/catalogue'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#design/button.tsx'
import { FormActions } from '#design/fields/fields.tsx'
import { ProblemNote } from '#design/problem-note.tsx'
import { toast } from '#design/toast.tsx'
import { useForm } from '#platform/use-form.ts'
import { keyOf, useCommand } from '#platform/use-reply.ts'
import styles from './catalogue.module.css'
import { courseChangeIn, courseDraftOf } from './course-draft.ts'
import { CourseFields } from './course-fields.tsx'

interface CourseFormProps {
  readonly course: Course
  readonly onClose: () => void
}

/** Changes a course as it was when editing began; whoever was faster is not overwritten. */
export function CourseForm({ course, onClose }: CourseFormProps) {
  const { t } = useTranslation('catalogue')
  const { t: tDesign } = useTranslation('design')
  const client = useQueryClient()
  const command = useCommand(changeCourse)
  const [opened] = useState(course)
  const { courseId } = opened
  const form = useForm({
    schema: CourseChange,
    initial: courseDraftOf(opened),
    read: (draft) => courseChangeIn(draft, opened.version),
    submit: async (body) => {
      await command
        .run({ params: { courseId }, body })
        .finally(() => void client.invalidateQueries({ queryKey: keyOf(readCourse, { courseId }) }))
      toast(t('course.saved'))
      onClose()
    },
  })
  return (
    <form {...form.form} className={styles.form}>
      {form.error !== undefined && <ProblemNote problem={form.error} />}
      <CourseFields field={form.field} />
      <FormActions>
        <Button type="submit" look="primary" pending={form.pending && t('saving')}>
          {t('course.save')}
        </Button>
        <Button onClick={onClose}>{tDesign('cancel')}</Button>
      </FormActions>
    </form>
  )
}
