import {
  decideGradeChange,
  type GradeChange,
  type GradeEffects,
  readGradeChange,
} from '@matricula/contract/finals'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#design/button.tsx'
import { Dialog, DialogActions } from '#design/dialog.tsx'
import { ErrorState } from '#design/error-state.tsx'
import { type Fact, Facts } from '#design/facts.tsx'
import { TextField } from '#design/fields/text-field.tsx'
import { ProblemNote } from '#design/problem-note.tsx'
import { Skeleton } from '#design/skeleton.tsx'
import { toast } from '#design/toast.tsx'
import { useFormat } from '#platform/format.ts'
import { useCommand, useReply } from '#platform/use-reply.ts'
import styles from './finals.module.css'
import { ChangeTag } from './roster-tag.tsx'

interface DecideDialogProps {
  readonly change: GradeChange
  readonly onClose: () => void
}

/** A grade change with everything that follows from it, and the decision. */
export function DecideDialog({ change, onClose }: DecideDialogProps) {
  const { t } = useTranslation('finals')
  const { sectionId, changeId, studentName } = change
  const { data, error, refetch } = useReply(readGradeChange, { params: { sectionId, changeId } })
  return (
    <Dialog opened onClose={onClose} title={t('change.title', { name: studentName })} size="wide">
      {data ? (
        <Decision change={data.change} effects={data.effects} onClose={onClose} />
      ) : (
        <Waiting error={error} onRetry={() => void refetch()} />
      )}
    </Dialog>
  )
}

const Waiting = ({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }) =>
  error === null ? <Skeleton rows={6} /> : <ErrorState error={error} onRetry={onRetry} />

interface DecisionProps extends DecideDialogProps {
  readonly effects: GradeEffects
}

function Decision({ change, effects, onClose }: DecisionProps) {
  const { t } = useTranslation('finals')
  const facts = useFacts(change, effects)
  const { sectionId, changeId, state } = change
  const command = useCommand(decideGradeChange)
  const [note, setNote] = useState('')
  const [wordless, setWordless] = useState(false)
  const decide = async (decision: 'approve' | 'post' | 'reject') => {
    const trimmed = note.trim()
    if (decision === 'reject' && trimmed === '') {
      setWordless(true)
      return
    }
    const body = decision === 'reject' ? { decision, note: trimmed } : { decision, ...noteIn(trimmed) }
    try {
      await command.run({ params: { sectionId, changeId }, body })
    } catch {
      // The refusal is drawn in the dialog, from the command.
      return
    }
    toast(t(`change.done.${decision}`))
    onClose()
  }
  const next = state === 'requested' ? 'approve' : 'post'
  return (
    <div className={styles.form}>
      <Facts facts={facts} />
      <ChangeSteps change={change} />
      {command.error !== undefined && <ProblemNote problem={command.error} />}
      {(state === 'requested' || state === 'approved') && (
        <>
          <TextField
            label={t('change.note')}
            description={t('change.noteHint')}
            value={note}
            onChange={(text) => {
              setNote(text)
              setWordless(false)
            }}
            error={wordless ? t('change.noteNeeded') : undefined}
          />
          <DialogActions>
            <Button
              look="danger"
              pending={command.pending && t('moving')}
              onClick={() => void decide('reject')}
            >
              {t('change.reject')}
            </Button>
            <Button look="primary" pending={command.pending && t('moving')} onClick={() => void decide(next)}>
              {t(`change.${next}`)}
            </Button>
          </DialogActions>
        </>
      )}
    </div>
  )
}

const noteIn = (note: string) => (note === '' ? {} : { note })

/** What is asked, and what follows from it on the record. */
function useFacts(change: GradeChange, { term, cumulative, creditsEarned, passes }: GradeEffects): Fact[] {
  const { t } = useTranslation('finals')
  const format = useFormat()
  const { courseTitle, courseId, code, kind, from = '–', to, result, state } = change
  const moved = (before = '–', after = '–') => (before === after ? before : t('fromTo', { before, after }))
  const passing = (does: boolean) => t(does ? 'passed' : 'notPassed')
  return [
    { label: t('course'), value: `${courseId} ${code} ${courseTitle}` },
    { label: t('change.kind'), value: t(`kind.${kind}`) },
    { label: t('change.awarded'), value: to },
    { label: t('change.onRecord'), value: moved(from, result) },
    { label: t('change.termAverage'), value: moved(term.before, term.after) },
    { label: t('change.average'), value: moved(cumulative.before, cumulative.after) },
    {
      label: t('change.credits'),
      value: moved(format.number(creditsEarned.before), format.number(creditsEarned.after)),
    },
    { label: t('change.passes'), value: moved(passing(passes.before), passing(passes.after)) },
    { label: t('change.stands'), value: <ChangeTag state={state} /> },
  ]
}

function ChangeSteps({ change }: { readonly change: GradeChange }) {
  const { t } = useTranslation('finals')
  const format = useFormat()
  return (
    <ol className={styles.steps}>
      {change.steps.map(({ step, by, at, note }) => (
        <li key={`${step} ${at}`}>
          {t(`change.step.${step}`, { by })} <time dateTime={at}>{format.dateTime(at)}</time>
          {note !== undefined && <span className="muted"> {t('step.note', { note })}</span>}
        </li>
      ))}
    </ol>
  )
}
