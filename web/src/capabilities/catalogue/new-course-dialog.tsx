import { createCourse, listCourses } from '@matricula/contract/catalogue'
import type { CourseId, SubjectId } from '@matricula/contract/kernel'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Button } from '#design/button.tsx'
import { Dialog, DialogActions } from '#design/dialog.tsx'
import { ProblemNote } from '#design/problem-note.tsx'
import { toast } from '#design/toast.tsx'
import { useForm } from '#platform/use-form.ts'
import { keyOf, useCommand } from '#platform/use-reply.ts'
import styles from './catalogue.module.css'
import { emptyCourse, idsIn } from './course-draft.ts'
import { CourseFields } from './course-fields.tsx'

interface NewCourseProps {
  readonly opened: boolean
  readonly subjectId: SubjectId
  readonly onClose: () => void
  readonly onMade: (courseId: CourseId) => void
}

/** Adds a course of a subject. */
export function NewCourseDialog({ opened, ...props }: NewCourseProps) {
  const { t } = useTranslation('catalogue')
  return (
    <Dialog opened={opened} onClose={props.onClose} title={t('course.add')} size="wide">
      <NewCourseForm {...props} />
    </Dialog>
  )
}

function NewCourseForm({ subjectId, onClose, onMade }: Omit<NewCourseProps, 'opened'>) {
  const { t } = useTranslation('catalogue')
  const { t: tDesign } = useTranslation('design')
  const client = useQueryClient()
  const command = useCommand(createCourse)
  const form = useForm({
    schema: createCourse.body,
    initial: emptyCourse,
    read: ({ requires, description, requirementText, ...draft }) => ({
      ...draft,
      subjectId,
      requires: idsIn(requires),
      ...(description !== '' && { description }),
      ...(requirementText !== '' && { requirementText }),
    }),
    submit: async (body) => {
      const { courseId, title } = await command.run({ body })
      toast(t('course.added', { title }))
      await client.invalidateQueries({ queryKey: keyOf(listCourses) })
      onClose()
      onMade(courseId)
    },
  })
  return (
    <form {...form.form} className={styles.form}>
      {form.error !== undefined && <ProblemNote problem={form.error} />}
      <CourseFields field={form.field} isNew />
      <DialogActions>
        <Button onClick={onClose}>{tDesign('cancel')}</Button>
        <Button type="submit" look="primary" pending={form.pending && t('adding')}>
          {t('course.submit')}
        </Button>
      </DialogActions>
    </form>
  )
}
