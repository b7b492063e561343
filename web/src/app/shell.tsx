import { room } from '@matricula/contract/kernel'
import { Outlet } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useSession } from '#platform/session.ts'
import { useRoom } from '#platform/use-live.ts'
import { Later } from './later.tsx'
import { Rail } from './navigation.tsx'
import { PhoneBar } from './phone-bar.tsx'
import styles from './shell.module.css'
import { TopBar } from './top-bar.tsx'

/** The frame of every signed-in page: skip link, rail, header, main, and the bar of a phone. */
export function Shell() {
  const { t } = useTranslation()
  const session = useSession()
  useRoom(session.me === undefined ? undefined : room.person(session.me.userId))
  useRoom(session.me === undefined ? undefined : room.everyone)
  useRoom(session.can('staff.room') ? room.staff : undefined)
  return (
    <>
      <a className={styles.skip} href="#main">
        {t('skip')}
      </a>
      <div className={styles.shell}>
        <Rail institution={session.me?.institution ?? ''} />
        <div className={styles.body}>
          <TopBar />
          <main id="main" tabIndex={-1} className={styles.main}>
            <Outlet />
          </main>
        </div>
      </div>
      <PhoneBar />
      <Later />
    </>
  )
}
