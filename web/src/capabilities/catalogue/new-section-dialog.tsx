import { createSection, listSections } from '@matricula/contract/catalogue'
import type { SectionId, TermId } from '@matricula/contract/kernel'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Button } from '#design/button.tsx'
import { Dialog, DialogActions } from '#design/dialog.tsx'
import { Fields } from '#design/fields/fields.tsx'
import { NumberField } from '#design/fields/number-field.tsx'
import { TextField } from '#design/fields/text-field.tsx'
import { ProblemNote } from '#design/problem-note.tsx'
import { toast } from '#design/toast.tsx'
import { useForm } from '#platform/use-form.ts'
import { keyOf, useCommand } from '#platform/use-reply.ts'
import styles from './catalogue.module.css'
import { emptyMeeting, type MeetingDraft, meetingsIn } from './meeting-draft.ts'
import { MeetingsField } from './meetings-field.tsx'

interface NewSectionProps {
  readonly opened: boolean
  readonly termId: TermId
  /** The course that is offered, where it is known. */
  readonly courseId?: string
  readonly onClose: () => void
  readonly onMade: (sectionId: SectionId) => void
}

/** Offers a course in a term. */
export function NewSectionDialog({ opened, ...props }: NewSectionProps) {
  const { t } = useTranslation('catalogue')
  return (
    <Dialog opened={opened} onClose={props.onClose} title={t('section.add')} size="wide">
      <NewSectionForm {...props} />
    </Dialog>
  )
}

type Draft = Readonly<Record<'courseId' | 'code' | 'component', string>> & {
  readonly capacity: number | undefined
  readonly meetings: readonly MeetingDraft[]
}

const empty: Draft = { courseId: '', code: '', component: 'Lecture', capacity: 30, meetings: [emptyMeeting] }

function NewSectionForm({ termId, courseId = '', onClose, onMade }: Omit<NewSectionProps, 'opened'>) {
  const { t } = useTranslation('catalogue')
  const { t: tDesign } = useTranslation('design')
  const client = useQueryClient()
  const command = useCommand(createSection)
  const form = useForm({
    schema: createSection.body,
    initial: { ...empty, courseId },
    read: (draft) => ({ ...draft, termId, meetings: meetingsIn(draft.meetings) }),
    submit: async (body) => {
      const section = await command.run({ body })
      toast(t('section.added', { section: t('section.label', section) }))
      await client.invalidateQueries({ queryKey: keyOf(listSections, { termId }) })
      onClose()
      onMade(section.sectionId)
    },
  })
  return (
    <form {...form.form} className={styles.form}>
      {form.error !== undefined && <ProblemNote problem={form.error} />}
      <Fields>
        <TextField
          label={t('course.id')}
          description={t('course.idHint')}
          required
          {...form.field('courseId')}
        />
        <TextField
          label={t('section.code')}
          description={t('section.codeHint')}
          required
          {...form.field('code')}
        />
        <TextField label={t('section.component')} required {...form.field('component')} />
        <NumberField label={t('seats.capacity')} required {...form.field('capacity')} />
      </Fields>
      <MeetingsField {...form.field('meetings')} fault={form.fault} />
      <DialogActions>
        <Button onClick={onClose}>{tDesign('cancel')}</Button>
        <Button type="submit" look="primary" pending={form.pending && t('adding')}>
          {t('section.submit')}
        </Button>
      </DialogActions>
    </form>
  )
}
