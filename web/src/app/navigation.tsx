import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { InstitutionMark } from '#design/institution-mark.tsx'
import styles from './navigation.module.css'
import { type NavigationItem, useNavigationGroups } from './use-navigation.ts'

/** The rail: all that this person can reach, under the headings of their work. */
export function Rail({ institution }: { readonly institution: string }) {
  const { t } = useTranslation()
  return (
    <nav className={styles.rail} aria-label={t('nav.main')}>
      <p className={styles.brand}>
        <InstitutionMark institution={institution} />
        <span className={styles.name}>{institution}</span>
      </p>
      <NavigationTree />
    </nav>
  )
}

/** The groups with their headings; also what opens under More on a phone. */
export function NavigationTree({ onGo }: { readonly onGo?: () => void }) {
  const groups = useNavigationGroups()
  return groups.map(({ group, heading, entries }) => (
    <div key={group} className={styles.group}>
      {heading !== '' && <p className={styles.heading}>{heading}</p>}
      <ul className={styles.list} aria-label={heading === '' ? undefined : heading}>
        {entries.map((entry) => (
          <li key={entry.to}>
            <NavigationLink entry={entry} onGo={onGo} />
          </li>
        ))}
      </ul>
    </div>
  ))
}

interface NavigationLinkProps {
  readonly entry: NavigationItem
  readonly onGo?: (() => void) | undefined
}

export function NavigationLink({ entry, onGo }: NavigationLinkProps) {
  const { icon: Icon, Waiting } = entry
  return (
    <Link
      to={entry.to}
      className={styles.link}
      activeProps={{ 'aria-current': 'page' }}
      activeOptions={{ exact: entry.to === '/', includeSearch: false }}
      onClick={onGo}
      {...(entry.key === undefined ? {} : { 'aria-keyshortcuts': `g ${entry.key}` })}
    >
      <Icon size={18} stroke={1.7} aria-hidden />
      <span className={styles.text}>{entry.text}</span>
      {Waiting !== undefined && <Waiting />}
    </Link>
  )
}
