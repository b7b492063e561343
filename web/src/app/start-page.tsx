import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Page } from '#design/page.tsx'
import styles from './start-page.module.css'
import { useNavigationGroups } from './use-navigation.ts'

/** Where a person can go, in words; the first page until there is news to show. */
export function StartPage() {
  const { t } = useTranslation('navigation')
  const groups = useNavigationGroups()
  return (
    <Page title={t('today')}>
      <ul className={styles.list}>
        {groups
          .flatMap((group) => group.entries)
          .map((entry) => (
            <li key={entry.to}>
              <Link to={entry.to}>{entry.text}</Link>
            </li>
          ))}
      </ul>
    </Page>
  )
}
