import {
  enterFinalGrades,
  type FinalRoster,
  type GradeCuts,
  keepGradeCuts,
  readFinalGrades,
  readGradeCuts,
} from '@matricula/contract/finals'
import { readGradebook } from '@matricula/contract/grading'
import { useQueryClient } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type ClassTotals, classTotals } from '#capabilities/grading/index.ts'
import { Button } from '#design/button.tsx'
import { Dialog, DialogActions } from '#design/dialog.tsx'
import { ErrorState } from '#design/error-state.tsx'
import { CheckboxField } from '#design/fields/checkbox-field.tsx'
import { ProblemNote } from '#design/problem-note.tsx'
import { Skeleton } from '#design/skeleton.tsx'
import { toast } from '#design/toast.tsx'
import { keyOf, useCommand, useReply } from '#platform/use-reply.ts'
import { type CutDrafts, CutFields, cutsIn, draftsOf } from './cut-fields.tsx'
import { ProposalPreview } from './proposal-preview.tsx'
import { proposedIn, toEnter } from './proposed-grades.ts'

interface ProposalDialogProps {
  readonly roster: FinalRoster
  readonly onClose: () => void
}

/** Final grades from marks: cuts to be moved, what they come to, and nothing entered before somebody says so. */
export function ProposalDialog({ roster, onClose }: ProposalDialogProps) {
  const { t } = useTranslation('finals')
  const params = { sectionId: roster.sectionId }
  const gradebook = useReply(readGradebook, { params })
  const cuts = useReply(readGradeCuts, { params })
  const error = gradebook.error ?? cuts.error
  const totals = useMemo(() => gradebook.data && classTotals(gradebook.data), [gradebook.data])
  const categories = gradebook.data?.plan.categories.map(({ title }) => title) ?? []
  const entry = useEntry(roster, onClose)
  return (
    <Dialog opened onClose={onClose} title={t('propose')} size="wide">
      {error !== null && <ErrorState error={error} onRetry={() => void gradebook.refetch()} />}
      {error === null && (totals === undefined || cuts.data === undefined) && <Skeleton rows={8} />}
      {totals && cuts.data && (
        <Editor
          key={JSON.stringify([cuts.data.version, categories])}
          roster={roster}
          totals={totals}
          kept={cuts.data}
          categories={categories}
          entry={entry}
          onClose={onClose}
        />
      )}
    </Dialog>
  )
}

interface EditorProps extends ProposalDialogProps {
  readonly totals: ClassTotals
  readonly kept: GradeCuts
  readonly categories: readonly string[]
  /** Outlives the editor, which begins anew with the cuts that were kept. */
  readonly entry: ReturnType<typeof useEntry>
}

function Editor({ roster, totals, kept, categories, entry, onClose }: EditorProps) {
  const { t } = useTranslation('finals')
  const [drafts, setDrafts] = useState<CutDrafts>(() => draftsOf(kept, categories))
  const [replace, setReplace] = useState(false)
  const wanted = cutsIn(drafts, kept.version)
  const parsed = keepGradeCuts.body.safeParse(wanted)
  const proposed = proposedIn(roster, totals, parsed.success ? parsed.data : kept)
  const entering = toEnter(proposed, replace)
  return (
    <>
      <CutFields drafts={drafts} onChange={setDrafts} parsed={parsed} />
      <ProposalPreview proposed={proposed} scheme={roster.scheme} />
      <CheckboxField label={t('propose.replace')} value={replace} onChange={setReplace} />
      {entry.error !== undefined && <ProblemNote problem={entry.error} />}
      <DialogActions>
        <Button onClick={onClose}>{t('cancel', { ns: 'design' })}</Button>
        {parsed.success && entering.length > 0 ? (
          <Button
            look="primary"
            pending={entry.pending && t('moving')}
            onClick={() => void entry.enter({ kept, cuts: parsed.data, grades: entering })}
          >
            {t('propose.enter', { count: entering.length })}
          </Button>
        ) : (
          <span className="muted">{t('propose.nothing')}</span>
        )}
      </DialogActions>
    </>
  )
}

interface Wanted {
  readonly kept: GradeCuts
  readonly cuts: GradeCuts
  readonly grades: ReturnType<typeof toEnter>
}

/** Keeps the cuts where they were moved, then enters the grades; what was overtaken meanwhile is said. */
function useEntry({ sectionId }: FinalRoster, onClose: () => void) {
  const { t } = useTranslation('finals')
  const client = useQueryClient()
  const keeping = useCommand(keepGradeCuts)
  const entering = useCommand(enterFinalGrades)
  const params = { sectionId }
  return {
    pending: keeping.pending || entering.pending,
    error: keeping.error ?? entering.error,
    async enter({ kept, cuts, grades }: Wanted): Promise<void> {
      try {
        if (JSON.stringify(cuts) !== JSON.stringify(kept))
          client.setQueryData(keyOf(readGradeCuts, params), await keeping.run({ params, body: cuts }))
        const { saved, refused } = await entering.run({ params, body: { grades } })
        await client.invalidateQueries({ queryKey: keyOf(readFinalGrades, params) })
        toast(t('propose.entered', { count: saved.length, refused: refused.length }))
        onClose()
      } catch {
        // The refusal is drawn in the dialog, from the commands.
      }
    },
  }
}
