import { changeSection, readSection, type Section, SectionChange } from '@matricula/contract/catalogue'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#design/button.tsx'
import { ConflictBar } from '#design/conflict-bar.tsx'
import { Fields, FormActions, WholeWidth } from '#design/fields/fields.tsx'
import { TextField } from '#design/fields/text-field.tsx'
import { ProblemNote } from '#design/problem-note.tsx'
import { toast } from '#design/toast.tsx'
import { useFormat } from '#platform/format.ts'
import { useForm } from '#platform/use-form.ts'
import { keyOf, problemIn, useCommand } from '#platform/use-reply.ts'
import styles from './catalogue.module.css'
import { MeetingsField } from './meetings-field.tsx'
import { movedFields, sectionChangeIn, sectionDraftOf } from './section-draft.ts'

interface SectionFormProps {
  /** The section as it was when editing began. */
  readonly opened: Section
  /** The section as it is now. */
  readonly latest: Section
  readonly onReopen: () => void
  readonly onClose: () => void
}

/** Edits title, kind, times and note of a section. Where somebody else was faster, nothing is overwritten unseen. */
export function SectionForm({ opened, latest, onReopen, onClose }: SectionFormProps) {
  const { t } = useTranslation('catalogue')
  const { t: tDesign } = useTranslation('design')
  const [agreed, setAgreed] = useState(opened.version)
  const form = useSectionForm({ opened, version: agreed, onSaved: onClose })
  const overtaken = latest.version > agreed
  return (
    <form {...form.form} className={styles.form}>
      {overtaken && (
        <Overtaken {...{ opened, latest }} onTheirs={onReopen} onMine={() => setAgreed(latest.version)} />
      )}
      {form.error !== undefined && !(overtaken && problemIn(form.error)?.code === 'item.stale') && (
        <ProblemNote problem={form.error} />
      )}
      <Fields>
        <TextField
          label={t('section.ownTitle')}
          description={t('section.ownTitleHint', { title: opened.courseTitle })}
          {...form.field('title')}
        />
        <TextField
          label={t('section.component')}
          description={t('section.componentHint')}
          required
          {...form.field('component')}
        />
        <WholeWidth>
          <MeetingsField {...form.field('meetings')} fault={form.fault} />
        </WholeWidth>
        <WholeWidth>
          <TextField label={t('section.note')} lines={2} {...form.field('note')} />
        </WholeWidth>
      </Fields>
      <FormActions>
        <Button
          type="submit"
          look="primary"
          unavailable={!form.changed && t('unchanged')}
          pending={form.pending && t('saving')}
        >
          {t('section.save')}
        </Button>
        <Button onClick={onClose}>{tDesign('cancel')}</Button>
      </FormActions>
    </form>
  )
}

interface OvertakenProps {
  readonly opened: Section
  readonly latest: Section
  readonly onTheirs: () => void
  readonly onMine: () => void
}

/** Seats, state and instructors are changed elsewhere on the page; where only those moved, that is said. */
function Overtaken({ opened, latest, onTheirs, onMine }: OvertakenProps) {
  const { t } = useTranslation('catalogue')
  const format = useFormat()
  const moved = movedFields(sectionDraftOf(opened), sectionDraftOf(latest))
  const names = moved.map((field) => t(`section.field.${field}`))
  return (
    <ConflictBar
      what={t('conflict.what', {
        fields: format.list(names.length > 0 ? names : [t('section.field.other')]),
      })}
      theirs={t('conflict.theirs')}
      mine={t('conflict.mine')}
      onTheirs={onTheirs}
      onMine={onMine}
    />
  )
}

interface SectionFormNeeds {
  readonly opened: Section
  readonly version: number
  readonly onSaved: () => void
}

function useSectionForm({ opened, version, onSaved }: SectionFormNeeds) {
  const { t } = useTranslation('catalogue')
  const client = useQueryClient()
  const command = useCommand(changeSection)
  const [initial] = useState(() => sectionDraftOf(opened))
  const { sectionId } = opened
  const refresh = () => client.invalidateQueries({ queryKey: keyOf(readSection, { sectionId }) })
  return useForm({
    schema: SectionChange,
    initial,
    read: (draft) => sectionChangeIn(draft, opened, version),
    submit: async (body) => {
      await command.run({ params: { sectionId }, body }).finally(() => void refresh())
      toast(t('section.saved'))
      onSaved()
    },
  })
}
