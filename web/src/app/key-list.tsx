import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '#design/dialog.tsx'
import { useKeyHints } from '#platform/keys.ts'
import { usePreferences } from '#platform/preferences.ts'
import styles from './key-list.module.css'

/** The keys that work on this page, under `?`. */
export function KeyList({ opened }: { readonly opened: number }) {
  const { t } = useTranslation()
  const [closedAt, setClosedAt] = useState(0)
  const hints = useKeyHints()
  const { singleKeys } = usePreferences()
  return (
    <Dialog
      opened={opened > closedAt}
      onClose={() => setClosedAt(opened)}
      title={t('keys.title')}
      size="small"
    >
      {!singleKeys && <p className={styles.off}>{t('keys.off')}</p>}
      <dl className={styles.keys}>
        {[{ keys: 'Ctrl K', label: t('keys.palette') }, ...hints].map((hint) => (
          <div key={hint.keys} className={styles.line}>
            <dt>{hint.label}</dt>
            <dd>
              {hint.keys.split(' ').map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
