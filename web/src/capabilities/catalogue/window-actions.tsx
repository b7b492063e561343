import { changeTerm, listTerms, type RegistrationWindow, type Term } from '@matricula/contract/catalogue'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#design/button.tsx'
import { ConfirmDialog } from '#design/confirm-dialog.tsx'
import { toast } from '#design/toast.tsx'
import { now } from '#platform/clock.ts'
import { useFormat } from '#platform/format.ts'
import { keyOf, useCommand } from '#platform/use-reply.ts'
import styles from './catalogue.module.css'
import { ExtendDialog } from './extend-dialog.tsx'
import { useMinute } from './use-minute.ts'
import { windowState } from './window-state.ts'

const acts = ['open', 'pause', 'resume'] as const
type Act = (typeof acts)[number]

const possible = {
  before: ['open'],
  open: ['pause'],
  paused: ['resume'],
  closed: [],
} as const satisfies Record<string, readonly Act[]>

const windowAfter = (act: Act, window: RegistrationWindow): RegistrationWindow => {
  if (act === 'open') return { ...window, opensAt: now().toISOString(), paused: false }
  return { ...window, paused: act === 'pause' }
}

/** Opens, pauses, resumes and extends registration; each asks first, since every student feels it at once. */
export function WindowActions({ term }: { readonly term: Term }) {
  const { t } = useTranslation('catalogue')
  const format = useFormat()
  const state = windowState(term, useMinute())
  const [asked, setAsked] = useState<Act | 'extend'>()
  const { save, pending, error, reset } = useWindowChange(term)
  const close = () => {
    setAsked(undefined)
    reset()
  }
  const act = asked === 'extend' ? undefined : asked
  const confirm = async (chosen: Act) => {
    await save(windowAfter(chosen, term.registration))
    toast(t(`window.done.${chosen}`))
    close()
  }
  return (
    <div className={styles.actions}>
      {possible[state].map((one) => (
        <Button key={one} look={one === 'pause' ? 'default' : 'primary'} onClick={() => setAsked(one)}>
          {t(`window.act.${one}`)}
        </Button>
      ))}
      <Button onClick={() => setAsked('extend')}>{t('window.act.extend')}</Button>
      {act !== undefined && (
        <ConfirmDialog
          opened
          onClose={close}
          title={t(`window.ask.${act}`)}
          effect={t(`window.effect.${act}`, { closes: format.dateTime(term.registration.closesAt) })}
          verb={t(`window.act.${act}`)}
          pending={pending && t('saving')}
          error={error}
          dangerous={act === 'pause'}
          onConfirm={() => void confirm(act).catch(() => undefined)}
        />
      )}
      <ExtendDialog opened={asked === 'extend'} term={term} onClose={close} onSave={save} />
    </div>
  )
}

function useWindowChange(term: Term) {
  const client = useQueryClient()
  const command = useCommand(changeTerm)
  const save = async (registration: RegistrationWindow): Promise<void> => {
    const { termId, version } = term
    await command
      .run({ params: { termId }, body: { version, registration } })
      .finally(() => void client.invalidateQueries({ queryKey: keyOf(listTerms) }))
  }
  return { save, pending: command.pending, error: command.error, reset: command.reset }
}
