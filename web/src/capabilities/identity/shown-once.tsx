import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#design/button.tsx'
import styles from './grants.module.css'

interface ShownOnceProps {
  /** What it is and how long it lasts. */
  readonly about: string
  readonly secret: string
}

/** A link or a token that is never shown again, with a way to take it along. */
export function ShownOnce({ about, secret }: ShownOnceProps) {
  const { t } = useTranslation('identity')
  const [copied, setCopied] = useState<'yes' | 'no'>()
  const copy = () => {
    navigator.clipboard.writeText(secret).then(
      () => setCopied('yes'),
      () => setCopied('no'),
    )
  }
  return (
    <div className={styles.once}>
      <p>{about}</p>
      <div className={styles.secret}>
        <code>{secret}</code>
        <Button onClick={copy}>{t('once.copy')}</Button>
      </div>
      <p role="status" className="muted">
        {copied === undefined ? t('once.warning') : t(`once.copied.${copied}`)}
      </p>
    </div>
  )
}
