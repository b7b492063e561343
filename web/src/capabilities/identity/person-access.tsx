import {
  type Account,
  changeAccount,
  endSessionsOf,
  readAccount,
  renewInvitation,
} from '@matricula/contract/identity'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#design/button.tsx'
import { ConfirmDialog } from '#design/confirm-dialog.tsx'
import { ProblemNote } from '#design/problem-note.tsx'
import { toast } from '#design/toast.tsx'
import { useFormat } from '#platform/format.ts'
import { keyOf, useCommand } from '#platform/use-reply.ts'
import styles from './grants.module.css'
import { ShownOnce } from './shown-once.tsx'

interface AccessProps {
  readonly account: Account
}

/** Whether and how somebody may come in: links, sessions, and the account as a whole. */
export const PersonAccess = ({ account }: AccessProps) => (
  <ul className={styles.access}>
    {account.status !== 'disabled' && <NewLink account={account} />}
    {account.status === 'active' && <Sessions account={account} />}
    <Enabled account={account} />
  </ul>
)

function NewLink({ account }: AccessProps) {
  const { t } = useTranslation('identity')
  const format = useFormat()
  const command = useCommand(renewInvitation)
  const make = () => void command.run({ params: { userId: account.userId } }).catch(() => undefined)
  return (
    <li>
      <p>{account.status === 'invited' ? t('access.linkInvited') : t('access.linkActive')}</p>
      <Button pending={command.pending && t('access.linking')} onClick={make}>
        {t('access.link')}
      </Button>
      {command.error !== undefined && <ProblemNote problem={command.error} />}
      {command.reply !== undefined && (
        <ShownOnce
          about={t('invite.linkAbout', { until: format.dateTime(command.reply.expiresAt) })}
          secret={command.reply.link}
        />
      )}
    </li>
  )
}

function Sessions({ account }: AccessProps) {
  const { t } = useTranslation('identity')
  const command = useCommand(endSessionsOf)
  const end = async () => {
    const { ended } = await command.run({ params: { userId: account.userId } })
    toast(t('sessions.ended', { count: ended }))
  }
  return (
    <li>
      <p>{t('access.sessions')}</p>
      <Button
        pending={command.pending && t('sessions.ending')}
        onClick={() => void end().catch(() => undefined)}
      >
        {t('access.endSessions')}
      </Button>
      {command.error !== undefined && <ProblemNote problem={command.error} />}
    </li>
  )
}

function Enabled({ account }: AccessProps) {
  const { t } = useTranslation('identity')
  const client = useQueryClient()
  const command = useCommand(changeAccount)
  const [asking, setAsking] = useState(false)
  const disabled = account.status === 'disabled'
  const change = async () => {
    const body = { version: account.version, status: disabled ? 'active' : 'disabled' } as const
    await command.run({ params: { userId: account.userId }, body })
    setAsking(false)
    toast(disabled ? t('access.enabled') : t('access.disabled'))
    await client.invalidateQueries({ queryKey: keyOf(readAccount) })
  }
  const run = () => void change().catch(() => undefined)
  return (
    <li>
      <p>{disabled ? t('access.isDisabled') : t('access.disableAbout')}</p>
      <Button
        pending={command.pending && t('person.saving')}
        onClick={disabled ? run : () => setAsking(true)}
      >
        {disabled ? t('access.enable') : t('access.disable')}
      </Button>
      {disabled && command.error !== undefined && <ProblemNote problem={command.error} />}
      <ConfirmDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={t('access.disableTitle', { name: account.name })}
        effect={t('access.disableEffect')}
        verb={t('access.disable')}
        pending={command.pending && t('person.saving')}
        error={command.error}
        dangerous
        onConfirm={run}
      />
    </li>
  )
}
