import { issueApiToken, listApiTokens } from '@matricula/contract/identity'
import type { Grant } from '@matricula/contract/kernel'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Button } from '#design/button.tsx'
import { Dialog, DialogActions } from '#design/dialog.tsx'
import { NumberField } from '#design/fields/number-field.tsx'
import { TextField } from '#design/fields/text-field.tsx'
import { ProblemNote } from '#design/problem-note.tsx'
import { useFormat } from '#platform/format.ts'
import { useForm } from '#platform/use-form.ts'
import { keyOf, type useCommand as UseCommand, useCommand } from '#platform/use-reply.ts'
import { programKinds } from './grant-kinds.ts'
import styles from './grants.module.css'
import { GrantsField } from './grants-field.tsx'
import { ShownOnce } from './shown-once.tsx'

type Issuing = ReturnType<typeof UseCommand<typeof issueApiToken>>

interface IssueDialogProps {
  readonly opened: boolean
  readonly onClose: () => void
}

/** Makes a token for a program and shows it once. */
export function IssueDialog({ opened, onClose }: IssueDialogProps) {
  const { t } = useTranslation('identity')
  const format = useFormat()
  const command = useCommand(issueApiToken)
  const { reply } = command
  const close = () => {
    command.reset()
    onClose()
  }
  return (
    <Dialog
      opened={opened}
      onClose={close}
      title={reply === undefined ? t('tokens.issueTitle') : t('tokens.issued', { name: reply.issued.name })}
    >
      {reply === undefined && <IssueForm command={command} onClose={close} />}
      {reply !== undefined && (
        <>
          <ShownOnce
            about={t('tokens.onceAbout', { until: format.day(format.dayOf(reply.issued.expiresAt)) })}
            secret={reply.token}
          />
          <DialogActions>
            <Button look="primary" onClick={close}>
              {t('once.close')}
            </Button>
          </DialogActions>
        </>
      )}
    </Dialog>
  )
}

interface Draft {
  readonly name: string
  readonly grants: readonly Grant[]
  readonly days: number | undefined
  readonly [field: string]: unknown
}
const empty: Draft = { name: '', grants: [], days: 365 }

function IssueForm({ command, onClose }: { readonly command: Issuing; readonly onClose: () => void }) {
  const { t } = useTranslation('identity')
  const { t: tDesign } = useTranslation('design')
  const client = useQueryClient()
  const form = useForm({
    schema: issueApiToken.body,
    initial: empty,
    submit: async (body) => {
      await command.run({ body })
      await client.invalidateQueries({ queryKey: keyOf(listApiTokens) })
    },
  })
  return (
    <form {...form.form} className={styles.form}>
      {form.error !== undefined && <ProblemNote problem={form.error} />}
      <TextField
        label={t('tokens.name')}
        description={t('tokens.nameHint')}
        autoComplete="off"
        {...form.field('name')}
      />
      <NumberField label={t('tokens.days')} description={t('tokens.daysHint')} {...form.field('days')} />
      <GrantsField kinds={programKinds} none={t('tokens.noRole')} {...form.field('grants')} />
      <DialogActions>
        <Button onClick={onClose}>{tDesign('cancel')}</Button>
        <Button type="submit" look="primary" pending={form.pending && t('tokens.issuing')}>
          {t('tokens.submit')}
        </Button>
      </DialogActions>
    </form>
  )
}
