import { IconMenu2 } from '@tabler/icons-react'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './navigation.module.css'
import { NavigationLink, NavigationTree } from './navigation.tsx'
import { useNavigationGroups } from './use-navigation.ts'

const places = 5

/** Five places under the thumb: the person's first ones, and the rest under More. */
export function PhoneBar() {
  const { t } = useTranslation()
  const sheet = useId()
  const entries = useNavigationGroups().flatMap((group) => group.entries)
  const fits = entries.length <= places
  return (
    <>
      <nav className={styles.bar} aria-label={t('nav.phone')}>
        {entries.slice(0, fits ? places : places - 1).map((entry) => (
          <NavigationLink key={entry.to} entry={entry} />
        ))}
        {!fits && (
          <button type="button" className={styles.link} popoverTarget={sheet}>
            <IconMenu2 size={18} stroke={1.7} aria-hidden />
            <span className={styles.text}>{t('nav.more')}</span>
          </button>
        )}
      </nav>
      <div id={sheet} popover="auto" className={styles.more} role="dialog" aria-label={t('nav.more')}>
        <NavigationTree onGo={() => document.getElementById(sheet)?.hidePopover()} />
      </div>
    </>
  )
}
