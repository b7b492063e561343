import { inviteAccount, listAccounts } from '@matricula/contract/identity'
import type { Grant } from '@matricula/contract/kernel'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Button } from '#design/button.tsx'
import { Dialog, DialogActions } from '#design/dialog.tsx'
import { TextField } from '#design/fields/text-field.tsx'
import { ProblemNote } from '#design/problem-note.tsx'
import { useFormat } from '#platform/format.ts'
import { useForm } from '#platform/use-form.ts'
import { keyOf, type useCommand as UseCommand, useCommand } from '#platform/use-reply.ts'
import styles from './grants.module.css'
import { GrantsField } from './grants-field.tsx'
import { ShownOnce } from './shown-once.tsx'

type Inviting = ReturnType<typeof UseCommand<typeof inviteAccount>>

interface InviteDialogProps {
  readonly opened: boolean
  readonly onClose: () => void
}

/** Makes an account; what comes out is a link that its owner opens once. */
export function InviteDialog({ opened, onClose }: InviteDialogProps) {
  const { t } = useTranslation('identity')
  const command = useCommand(inviteAccount)
  const close = () => {
    command.reset()
    onClose()
  }
  const title =
    command.reply === undefined ? t('invite.title') : t('invite.done', { name: command.reply.account.name })
  return (
    <Dialog opened={opened} onClose={close} title={title}>
      {command.reply === undefined ? (
        <InviteForm command={command} onClose={close} />
      ) : (
        <Invited reply={command.reply} onClose={close} />
      )}
    </Dialog>
  )
}

const empty = { name: '', loginName: '', email: '', grants: [] as readonly Grant[] }

function InviteForm({ command, onClose }: { readonly command: Inviting; readonly onClose: () => void }) {
  const { t } = useTranslation('identity')
  const { t: tDesign } = useTranslation('design')
  const client = useQueryClient()
  const form = useForm({
    schema: inviteAccount.body,
    initial: empty,
    submit: async (body) => {
      await command.run({ body })
      await client.invalidateQueries({ queryKey: keyOf(listAccounts) })
    },
  })
  return (
    <form {...form.form} className={styles.form}>
      {form.error !== undefined && <ProblemNote problem={form.error} />}
      <TextField label={t('invite.name')} autoComplete="off" {...form.field('name')} />
      <TextField
        label={t('invite.loginName')}
        description={t('invite.loginNameHint')}
        autoComplete="off"
        {...form.field('loginName')}
      />
      <TextField
        label={t('invite.email')}
        description={t('invite.emailHint')}
        type="email"
        autoComplete="off"
        {...form.field('email')}
      />
      <GrantsField {...form.field('grants')} />
      <DialogActions>
        <Button onClick={onClose}>{tDesign('cancel')}</Button>
        <Button type="submit" look="primary" pending={form.pending && t('invite.pending')}>
          {t('invite.submit')}
        </Button>
      </DialogActions>
    </form>
  )
}

interface InvitedProps {
  readonly reply: NonNullable<Inviting['reply']>
  readonly onClose: () => void
}

function Invited({ reply, onClose }: InvitedProps) {
  const { t } = useTranslation('identity')
  const format = useFormat()
  return (
    <>
      <ShownOnce
        about={t('invite.linkAbout', { until: format.dateTime(reply.invitation.expiresAt) })}
        secret={reply.invitation.link}
      />
      <DialogActions>
        <Button look="primary" onClick={onClose}>
          {t('once.close')}
        </Button>
      </DialogActions>
    </>
  )
}
