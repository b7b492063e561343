import {
  type CohortRule,
  changeSavedCohort,
  countCohort,
  listSavedCohorts,
  type SavedCohort,
  saveCohort,
} from '@matricula/contract/notices'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Button } from '#design/button.tsx'
import { Dialog, DialogActions } from '#design/dialog.tsx'
import { CheckboxField } from '#design/fields/checkbox-field.tsx'
import { TextField } from '#design/fields/text-field.tsx'
import { ProblemNote } from '#design/problem-note.tsx'
import { Segmented } from '#design/segmented.tsx'
import { toast } from '#design/toast.tsx'
import { useFormat } from '#platform/format.ts'
import { useForm } from '#platform/use-form.ts'
import { keyOf, useCommand } from '#platform/use-reply.ts'
import { FactsFields } from './facts-fields.tsx'
import styles from './notices.module.css'

/** As the fields hold it: both ways to say who belongs, of which one counts. */
export interface CohortDraft extends Readonly<Record<string, unknown>> {
  readonly title: string
  readonly by: CohortRule['by']
  readonly programmeIds: readonly string[]
  readonly years: string
  readonly statuses: readonly string[]
  readonly rollNumbers: string
  readonly archived: boolean
}

const words = (text: string): string[] => text.split(/[\s,;]+/).filter((word) => word !== '')

function draftOf(cohort: SavedCohort | undefined): CohortDraft {
  const { title = '', rule, archivedAt } = cohort ?? {}
  const facts = rule?.by === 'facts' ? rule : undefined
  return {
    title,
    by: rule?.by ?? 'facts',
    programmeIds: facts?.programmeIds ?? [],
    years: facts?.admitted.join(', ') ?? '',
    statuses: facts?.statuses ?? [],
    rollNumbers: rule?.by === 'list' ? rule.rollNumbers.join('\n') : '',
    archived: archivedAt !== undefined,
  }
}

const ruleFrom = ({ by, programmeIds, years, statuses, rollNumbers }: CohortDraft): unknown =>
  by === 'list'
    ? { by, rollNumbers: words(rollNumbers) }
    : { by, programmeIds, admitted: words(years), statuses }

interface CohortDialogProps {
  readonly cohort?: SavedCohort
  readonly onClose: () => void
}

/** Who belongs to a cohort, counted before it is saved. */
export function CohortDialog({ cohort, onClose }: CohortDialogProps) {
  const { t } = useTranslation('notices')
  const client = useQueryClient()
  const saving = useCommand(saveCohort)
  const changing = useCommand(changeSavedCohort)
  const form = useForm({
    schema: saveCohort.body,
    initial: draftOf(cohort),
    read: (draft) => ({ title: draft.title, rule: ruleFrom(draft) }),
    submit: async (body) => {
      const { title } = cohort
        ? await changing.run({
            params: { cohortId: cohort.cohortId },
            body: { ...body, archived: form.draft.archived, version: cohort.version },
          })
        : await saving.run({ body })
      await client.invalidateQueries({ queryKey: keyOf(listSavedCohorts) })
      toast(t('cohort.done', { title }))
      onClose()
    },
  })
  const { draft } = form
  const fault = form.fault('rule.rollNumbers') ?? form.fault('rule')
  return (
    <Dialog opened onClose={onClose} title={t(cohort ? 'cohort.change' : 'cohort.new')}>
      <form {...form.form} className={styles.form}>
        {form.error !== undefined && <ProblemNote problem={form.error} />}
        <TextField label={t('cohort.title')} {...form.field('title')} />
        <Segmented
          label={t('cohort.who')}
          value={draft.by}
          onChange={form.field('by').onChange}
          choices={[
            { value: 'facts', label: t('cohort.byFacts') },
            { value: 'list', label: t('cohort.byList') },
          ]}
        />
        {draft.by === 'facts' ? (
          <FactsFields form={form} />
        ) : (
          <TextField
            label={t('cohort.rollNumbers')}
            description={t('cohort.rollNumbersHint')}
            lines={6}
            {...form.field('rollNumbers')}
            error={fault}
          />
        )}
        {cohort && <CheckboxField label={t('cohort.archive')} {...form.field('archived')} />}
        <Count draft={draft} />
        <DialogActions>
          <Button onClick={onClose}>{t('cancel', { ns: 'design' })}</Button>
          <Button type="submit" look="primary" pending={form.pending && t('cohort.saving')}>
            {t('cohort.save')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}

/** How many belong, when somebody asks. */
function Count({ draft }: { readonly draft: CohortDraft }) {
  const { t } = useTranslation('notices')
  const format = useFormat()
  const counting = useCommand(countCohort)
  const rule = countCohort.body.shape.rule.safeParse(ruleFrom(draft))
  const { students } = counting.reply ?? {}
  if (!rule.success) return null
  return (
    <div className={styles.when}>
      <Button
        size="small"
        pending={counting.pending && t('cohort.counting')}
        onClick={() => void counting.run({ body: { rule: rule.data } }).catch(() => undefined)}
      >
        {t('cohort.count')}
      </Button>
      <span role="status">
        {students !== undefined && t('cohort.counted', { count: students, all: format.number(students) })}
      </span>
      {counting.error !== undefined && <ProblemNote problem={counting.error} />}
    </div>
  )
}
