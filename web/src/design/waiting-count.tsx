import { useTranslation } from 'react-i18next'
import styles from './waiting-count.module.css'

/** How much work waits behind a link; nothing when there is none. */
export function WaitingCount({ count }: { readonly count: number | undefined }) {
  const { t } = useTranslation('design')
  if (count === undefined || count === 0) return null
  return (
    <span className={styles.count}>
      <span aria-hidden>{count}</span>
      <span className="visually-hidden">{t('waiting', { count })}</span>
    </span>
  )
}
