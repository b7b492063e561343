import { useComputedColorScheme, useMantineColorScheme } from '@mantine/core'
import { IconMoon, IconSearch, IconSun } from '@tabler/icons-react'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '#design/button.tsx'
import { LiveChip } from '#design/live-chip.tsx'
import { patiently } from '#platform/patiently.ts'
import { useConnection } from '#platform/use-live.ts'
import { openers } from './openers.ts'
import { PersonMenu } from './person-menu.tsx'
import styles from './top-bar.module.css'

const InboxBell = lazy(async () => ({
  default: (await patiently(() => import('#capabilities/notices/inbox-bell.tsx'))).InboxBell,
}))

/** The header: search, the state of the connection, colours, and the person. */
export function TopBar() {
  const { t } = useTranslation()
  const connection = useConnection()
  return (
    <header className={styles.bar}>
      <button
        type="button"
        className={styles.search}
        onClick={() => openers.open('palette')}
        aria-keyshortcuts="Control+K"
      >
        <IconSearch size={16} aria-hidden />
        <span className={styles.prompt}>{t('palette.open')}</span>
        <kbd aria-hidden>Ctrl K</kbd>
      </button>
      <span className={styles.space} />
      <LiveChip state={connection} label={t(`live.${connection}`)} about={t(`live.about.${connection}`)} />
      <Suspense fallback={<span className={styles.bellSpace} />}>
        <InboxBell />
      </Suspense>
      <SchemeToggle />
      <PersonMenu />
    </header>
  )
}

function SchemeToggle() {
  const { t } = useTranslation()
  const { setColorScheme } = useMantineColorScheme()
  const dark = useComputedColorScheme('light') === 'dark'
  return (
    <IconButton
      className={styles.wideOnly}
      label={t(dark ? 'scheme.toLight' : 'scheme.toDark')}
      onClick={() => setColorScheme(dark ? 'light' : 'dark')}
    >
      {dark ? <IconSun size={18} aria-hidden /> : <IconMoon size={18} aria-hidden />}
    </IconButton>
  )
}
