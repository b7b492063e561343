import { listTerms, type Term } from '@matricula/contract/catalogue'
import {
  type DocumentKind,
  type IssuedDocument,
  issueDocument,
  listDocuments,
  type NewDocument,
  needsTerm,
} from '@matricula/contract/documents'
import type { StudentId } from '@matricula/contract/kernel'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#design/button.tsx'
import { Dialog, DialogActions } from '#design/dialog.tsx'
import { SelectField } from '#design/fields/select-field.tsx'
import { TermField } from '#design/fields/term-select.tsx'
import { ProblemNote } from '#design/problem-note.tsx'
import { toast } from '#design/toast.tsx'
import { now } from '#platform/clock.ts'
import { keyOf, problemIn, useCommand, useReply } from '#platform/use-reply.ts'
import styles from './documents.module.css'
import { Preview } from './preview.tsx'

interface IssueDialogProps {
  readonly studentId: StudentId
  readonly kinds: readonly DocumentKind[]
  /** Documents whose place the new one may take; none for whoever may not replace. */
  readonly issued: readonly IssuedDocument[]
  readonly onClose: () => void
}

/** Chooses what is issued, shows it as it will be, and issues it. */
export function IssueDialog({ studentId, kinds, issued, onClose }: IssueDialogProps) {
  const { t } = useTranslation('documents')
  const { t: tDesign } = useTranslation('design')
  const client = useQueryClient()
  const command = useCommand(issueDocument)
  const choice = useChoice(kinds, issued)
  const { wanted } = choice

  const issue = async () => {
    if (wanted === undefined) return
    const { number } = await command.run({ params: { studentId }, body: wanted })
    await client.invalidateQueries({ queryKey: keyOf(listDocuments, { studentId }) })
    toast(t('issue.done', { number }))
    onClose()
  }
  return (
    <Dialog opened onClose={onClose} title={t('issue.title')} size="wide">
      <div className={styles.form}>
        <p className="muted">{t('issue.about')}</p>
        <Choices kinds={kinds} choice={choice} />
        {wanted && (
          <section aria-label={t('issue.preview')} className={styles.preview}>
            <Preview studentId={studentId} kind={wanted.kind} termId={wanted.termId} />
          </section>
        )}
        {command.error !== undefined && !isShownInPreview(command.error) && (
          <ProblemNote problem={command.error} />
        )}
        <DialogActions>
          <Button onClick={onClose}>{tDesign('cancel')}</Button>
          <Button
            look="primary"
            pending={command.pending && t('issue.issuing')}
            onClick={() => void issue().catch(() => undefined)}
          >
            {t('issue.verb')}
          </Button>
        </DialogActions>
      </div>
    </Dialog>
  )
}

/** The preview says so already. */
const isShownInPreview = (error: Error): boolean => problemIn(error)?.code === 'document.term-missing'

/** What is chosen so far; nothing is wanted while something is missing. */
function useChoice(kinds: readonly DocumentKind[], issued: readonly IssuedDocument[]) {
  const { data } = useReply(listTerms, {})
  const [chosenKind, setKind] = useState('')
  const [term, setTerm] = useState('')
  const [code, setReplaces] = useState('')
  const kind = kinds.find((one) => one === chosenKind) ?? kinds[0]
  const terms = (data?.items ?? []).toSorted((one, other) => (one.startsOn < other.startsOn ? 1 : -1))
  const about = kind !== undefined && needsTerm(kind)
  const termId = about ? (terms.find((one) => one.termId === term) ?? begun(terms))?.termId : undefined
  const old = issued.filter((one) => one.kind === kind && one.state === 'valid')
  const replaces = old.find((one) => one.code === code)?.code
  const whole = kind !== undefined && (!about || termId !== undefined)
  const wanted: NewDocument | undefined = whole
    ? { kind, ...(termId && { termId }), ...(replaces && { replaces }) }
    : undefined
  return { kind, about, terms, termId, old, replaces, wanted, setKind, setTerm, setReplaces }
}

interface ChoicesProps {
  readonly kinds: readonly DocumentKind[]
  readonly choice: ReturnType<typeof useChoice>
}

function Choices({ kinds, choice }: ChoicesProps) {
  const { t } = useTranslation('documents')
  const { kind = '', about, terms, termId = '', old, replaces = '' } = choice
  return (
    <div className={styles.choices}>
      <SelectField
        label={t('issue.kind')}
        value={kind}
        onChange={choice.setKind}
        choices={kinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
      />
      {about && <TermField terms={terms} value={termId} onChange={choice.setTerm} />}
      {old.length > 0 && (
        <SelectField
          label={t('issue.replaces')}
          description={t('issue.replacesHint')}
          value={replaces}
          onChange={choice.setReplaces}
          clearable
          placeholder={t('issue.replacesNone')}
          choices={old.map(({ code: value, number }) => ({ value, label: number }))}
        />
      )}
    </div>
  )
}

/** The newest term that has begun, else the next one. */
const begun = (terms: readonly Term[]): Term | undefined =>
  terms.find(({ startsOn }) => startsOn <= now().toISOString().slice(0, 10)) ?? terms.at(-1)
