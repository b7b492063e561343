import {
  approveFinalGrades,
  type FinalRoster,
  postFinalGrades,
  type RosterMove,
  releaseFinalGrades,
  returnFinalGrades,
  submitFinalGrades,
} from '@matricula/contract/finals'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#design/button.tsx'
import { ConfirmDialog } from '#design/confirm-dialog.tsx'
import { Dialog, DialogActions } from '#design/dialog.tsx'
import { TextField } from '#design/fields/text-field.tsx'
import { ProblemNote } from '#design/problem-note.tsx'
import { toast } from '#design/toast.tsx'
import { useForm } from '#platform/use-form.ts'
import { useCommand } from '#platform/use-reply.ts'
import styles from './finals.module.css'
import { useKept } from './use-kept.ts'

const commands = {
  submit: submitFinalGrades,
  approve: approveFinalGrades,
  post: postFinalGrades,
  release: releaseFinalGrades,
} as const
type Step = keyof typeof commands
const steps: readonly Step[] = ['submit', 'approve', 'post', 'release']

/** What can be done next, and why something cannot. */
export function Moves({ roster }: { readonly roster: FinalRoster }) {
  const { t } = useTranslation('finals')
  const [asked, setAsked] = useState<RosterMove>()
  const optionOf = (move: RosterMove) => roster.options.find((option) => option.move === move)
  const offered = steps.filter((step) => optionOf(step)?.open)
  const why = steps.map((step) => optionOf(step)?.why).find(isWorthSaying)
  const mayReturn = optionOf('return')?.open === true
  const close = () => setAsked(undefined)
  if (offered.length === 0 && !mayReturn && !why) return null
  return (
    <div className={styles.moves}>
      {offered.map((step) => (
        <Button key={step} look="primary" onClick={() => setAsked(step)}>
          {t(`move.${step}`)}
        </Button>
      ))}
      {mayReturn && <Button onClick={() => setAsked('return')}>{t('move.return')}</Button>}
      {why !== undefined && <p className="muted">{t(`why.${why}`, { count: roster.missing })}</p>}
      {steps.map(
        (step) => asked === step && <StepDialog key={step} step={step} roster={roster} onClose={close} />,
      )}
      {asked === 'return' && <ReturnDialog roster={roster} onClose={close} />}
    </div>
  )
}

/** That a step comes later, or is another's, needs no words. */
const isWorthSaying = (
  why: FinalRoster['options'][number]['why'],
): why is 'same-person' | 'incomplete' | 'differs' =>
  why === 'same-person' || why === 'incomplete' || why === 'differs'

interface MoveDialogProps {
  readonly roster: FinalRoster
  readonly onClose: () => void
}

/** Says what follows, before what cannot be taken back. */
function StepDialog({ step, roster, onClose }: MoveDialogProps & { readonly step: Step }) {
  const { t } = useTranslation('finals')
  const command = useCommand(commands[step])
  const kept = useKept(roster)
  const confirm = async () => {
    try {
      kept(await command.run({ params: { sectionId: roster.sectionId } }))
    } catch {
      // The refusal is drawn in the dialog, from the command.
      return
    }
    toast(t(`done.${step}`))
    onClose()
  }
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={t(`ask.${step}`)}
      effect={<p>{t(`effect.${step}`, { count: roster.lines.length })}</p>}
      verb={t(`move.${step}`)}
      pending={command.pending && t('moving')}
      error={command.error}
      onConfirm={() => void confirm()}
    />
  )
}

function ReturnDialog({ roster, onClose }: MoveDialogProps) {
  const { t } = useTranslation('finals')
  const { t: tDesign } = useTranslation('design')
  const command = useCommand(returnFinalGrades)
  const kept = useKept(roster)
  const form = useForm({
    schema: returnFinalGrades.body,
    initial: { note: '' },
    submit: async (body) => {
      kept(await command.run({ params: { sectionId: roster.sectionId }, body }))
      toast(t('done.return'))
      onClose()
    },
  })
  return (
    <Dialog opened onClose={onClose} title={t('ask.return')}>
      <form {...form.form} className={styles.form}>
        {form.error !== undefined && <ProblemNote problem={form.error} />}
        <p>{t('effect.return')}</p>
        <TextField label={t('note')} description={t('noteHint')} {...form.field('note')} />
        <DialogActions>
          <Button onClick={onClose}>{tDesign('cancel')}</Button>
          <Button type="submit" look="primary" pending={form.pending && t('moving')}>
            {t('move.return')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
