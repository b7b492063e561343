import type { Seats } from '@matricula/contract/catalogue'
import { useTranslation } from 'react-i18next'
import { Meter } from '#design/meter.tsx'
import styles from './catalogue.module.css'

/** How full a section is, in figures and as a line. */
export function SeatsCell({ seats }: { readonly seats: Seats | undefined }) {
  const { t } = useTranslation('catalogue')
  if (seats === undefined) return <span className="muted">{t('seats.unknown')}</span>
  const { taken, capacity, waiting } = seats
  return (
    <span className={styles.seats}>
      <Meter label={t('seats.sentence', { taken, capacity })} value={taken} limit={capacity} />
      <bdi className="figures" aria-hidden>
        {t('seats.figures', { taken, capacity })}
      </bdi>
      {waiting > 0 && <span className="muted">{t('seats.waiting', { count: waiting })}</span>}
    </span>
  )
}
