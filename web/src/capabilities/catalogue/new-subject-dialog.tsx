import { createSubject, listSubjects } from '@matricula/contract/catalogue'
import type { SubjectId } from '@matricula/contract/kernel'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Button } from '#design/button.tsx'
import { Dialog, DialogActions } from '#design/dialog.tsx'
import { TextField } from '#design/fields/text-field.tsx'
import { ProblemNote } from '#design/problem-note.tsx'
import { toast } from '#design/toast.tsx'
import { useForm } from '#platform/use-form.ts'
import { keyOf, useCommand } from '#platform/use-reply.ts'
import styles from './catalogue.module.css'

interface NewSubjectProps {
  readonly opened: boolean
  readonly onClose: () => void
  readonly onMade: (subjectId: SubjectId) => void
}

/** Adds a subject, under which courses are numbered. */
export function NewSubjectDialog({ opened, onClose, onMade }: NewSubjectProps) {
  const { t } = useTranslation('catalogue')
  return (
    <Dialog opened={opened} onClose={onClose} title={t('subject.add')}>
      <NewSubjectForm onClose={onClose} onMade={onMade} />
    </Dialog>
  )
}

function NewSubjectForm({ onClose, onMade }: Omit<NewSubjectProps, 'opened'>) {
  const { t } = useTranslation('catalogue')
  const { t: tDesign } = useTranslation('design')
  const client = useQueryClient()
  const command = useCommand(createSubject)
  const form = useForm({
    schema: createSubject.body,
    initial: { subjectId: '', title: '', departmentId: '' },
    submit: async (body) => {
      const { subjectId, title } = await command.run({ body })
      toast(t('subject.added', { title }))
      await client.invalidateQueries({ queryKey: keyOf(listSubjects) })
      onClose()
      onMade(subjectId)
    },
  })
  return (
    <form {...form.form} className={styles.form}>
      {form.error !== undefined && <ProblemNote problem={form.error} />}
      <TextField label={t('subject.name')} required {...form.field('title')} />
      <TextField
        label={t('subject.id')}
        description={t('subject.idHint')}
        required
        {...form.field('subjectId')}
      />
      <TextField
        label={t('subject.department')}
        description={t('subject.departmentHint')}
        required
        {...form.field('departmentId')}
      />
      <DialogActions>
        <Button onClick={onClose}>{tDesign('cancel')}</Button>
        <Button type="submit" look="primary" pending={form.pending && t('adding')}>
          {t('subject.submit')}
        </Button>
      </DialogActions>
    </form>
  )
}
