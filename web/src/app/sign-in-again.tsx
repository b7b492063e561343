import type { Me } from '@matricula/contract/identity'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SignInForm } from '#capabilities/identity/sign-in-form.tsx'
import { Dialog } from '#design/dialog.tsx'
import { sessionQuery, useSession } from '#platform/session.ts'
import { sessionGate } from '#platform/session-gate.ts'
import styles from './key-list.module.css'

/** Opens over the page when the session has ended; what was being done goes on once somebody is signed in again. */
export function SignInAgain() {
  const { t } = useTranslation()
  const client = useQueryClient()
  const { me } = useSession()
  const [answer, setAnswer] = useState<(signedIn: boolean) => void>()
  useEffect(() => {
    sessionGate.answerWith(() => new Promise((resolve) => setAnswer(() => resolve)))
    return () => sessionGate.answerWith(undefined)
  }, [])

  const finish = (signedIn: boolean) => {
    answer?.(signedIn)
    setAnswer(undefined)
  }
  /** Another person must not go on with what this one had on the screen. */
  const onSignedIn = (next: Me) => {
    if (me !== undefined && next.userId !== me.userId) {
      window.location.assign('/')
      return
    }
    client.setQueryData(sessionQuery.queryKey, { me: next })
    finish(true)
  }
  return (
    <Dialog opened={answer !== undefined} onClose={() => finish(false)} title={t('again.title')} size="small">
      <p className={styles.off}>{t('again.why')}</p>
      <SignInForm onSignedIn={onSignedIn} />
    </Dialog>
  )
}
