import { listTerms } from '@matricula/contract/catalogue'
import {
  builtInVersion,
  type PolicyBook,
  type PolicyContent,
  readPolicy,
  readPolicyVersion,
  writePolicyDraft,
} from '@matricula/contract/policies'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#design/button.tsx'
import { ErrorState } from '#design/error-state.tsx'
import { DateField } from '#design/fields/date-field.tsx'
import { Fields, FormActions } from '#design/fields/fields.tsx'
import { SelectField } from '#design/fields/select-field.tsx'
import { Section } from '#design/page.tsx'
import { ProblemNote } from '#design/problem-note.tsx'
import { Skeleton } from '#design/skeleton.tsx'
import { toast } from '#design/toast.tsx'
import { useForm } from '#platform/use-form.ts'
import { keyOf, useCommand, useReply } from '#platform/use-reply.ts'
import styles from './policies.module.css'
import { RulesEditor } from './rules-editor.tsx'

interface DraftEditorProps {
  readonly book: PolicyBook
  readonly onClose: () => void
}

/** Changes the draft, or begins one from the newest version. */
export function DraftEditor({ book, onClose }: DraftEditorProps) {
  const { t } = useTranslation('policies')
  const { kind, draft, versions } = book
  const version = versions[0]?.version ?? builtInVersion
  const start = useReply(readPolicyVersion, { params: { kind, version } }, { enabled: draft === undefined })
  const content = draft?.content ?? start.data?.content
  return (
    <Section title={t('draft.title')}>
      {start.error !== null && <ErrorState error={start.error} onRetry={() => void start.refetch()} />}
      {content === undefined && start.error === null && <Skeleton rows={8} />}
      {content && (
        <DraftForm
          seen={book.draftVersion}
          initial={{ effectiveFrom: draft?.effectiveFrom ?? '', content }}
          onClose={onClose}
        />
      )}
    </Section>
  )
}

interface DraftFormProps {
  /** The version of the draft that was opened: whoever is overtaken by another is told. */
  readonly seen: number
  readonly initial: { readonly effectiveFrom: string; readonly content: PolicyContent }
  readonly onClose: () => void
}

function DraftForm({ seen: now, initial, onClose }: DraftFormProps) {
  const { t } = useTranslation('policies')
  const { t: tDesign } = useTranslation('design')
  const client = useQueryClient()
  const command = useCommand(writePolicyDraft)
  const [seen] = useState(now)
  const { kind } = initial.content
  const form = useForm({
    schema: writePolicyDraft.body,
    initial,
    read: (draft) => ({ ...draft, version: seen }),
    submit: async (body) => {
      await command.run({ body })
      await client.invalidateQueries({ queryKey: keyOf(readPolicy, { kind }) })
      toast(t('draft.saved'))
      onClose()
    },
  })
  const effective = form.field('effectiveFrom')
  const { value: content, onChange } = form.field('content')
  return (
    <form {...form.form} className={styles.stack}>
      {form.error !== undefined && <ProblemNote problem={form.error} />}
      <Fields>
        <DateField label={t('effective')} description={t(`effective.hint.${kind}`)} required {...effective} />
        <FirstDayOf onChoose={effective.onChange} />
      </Fields>
      <RulesEditor
        content={content}
        onChange={onChange}
        sheet={{ fault: (path) => form.fault(`content.rules.${path}`), readOnly: false }}
      />
      <FormActions>
        <Button type="submit" look="primary" pending={form.pending && t('working')}>
          {t('draft.save')}
        </Button>
        <Button onClick={onClose}>{tDesign('cancel')}</Button>
      </FormActions>
    </form>
  )
}

/** Terms begin on days that nobody knows by heart. */
function FirstDayOf({ onChoose }: { readonly onChoose: (day: string) => void }) {
  const { t } = useTranslation('policies')
  const { data } = useReply(listTerms, {})
  return (
    <SelectField
      label={t('effective.term')}
      description={t('effective.termHint')}
      placeholder={t('effective.choose')}
      value=""
      onChange={onChoose}
      choices={(data?.items ?? []).map(({ startsOn, title }) => ({ value: startsOn, label: title }))}
    />
  )
}
