import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '#design/dialog.tsx'
import { useKeyHints } from '#platform/keys.ts'
import { usePreferences } from '#platform/preferences.ts'
import styles from './key-list.module.css'

/** The keys that work on this page, under `?`. */
export function KeyList({ opened }: { readonly opened: number }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const hints = useKeyHints()
  const { singleKeys } = usePreferences()
  useEffect(() => setOpen(opened > 0), [opened])
  return (
    <Dialog opened={open} onClose={() => setOpen(false)} title={t('keys.title')} size="small">
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
