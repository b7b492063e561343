import { lazy, Suspense, useEffect, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Avatar } from '#design/avatar.tsx'
import { patiently } from '#platform/patiently.ts'
import { useSession } from '#platform/session.ts'
import { whenIdle } from './idle.ts'
import styles from './top-bar.module.css'

const PersonChoices = lazy(async () => ({
  default: (await patiently(() => import('./person-choices.tsx'))).PersonChoices,
}))

/** Who is signed in, and what opens under the name. */
export function PersonMenu() {
  const { t } = useTranslation()
  const menu = useId()
  const { me } = useSession()
  const [idle, setIdle] = useState(false)
  useEffect(() => whenIdle(() => setIdle(true)), [])
  if (me === undefined) return null
  const name = t('person.menu', { name: me.name })
  return (
    <>
      <button type="button" className={styles.person} popoverTarget={menu} aria-label={name}>
        <Avatar name={me.name} size={30} />
      </button>
      <div id={menu} popover="auto" className={styles.menu}>
        <p className={styles.who}>
          <strong>{me.name}</strong>
          <span className="muted">{me.institution}</span>
        </p>
        <Suspense>{idle && <PersonChoices />}</Suspense>
      </div>
    </>
  )
}
