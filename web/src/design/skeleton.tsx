import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './skeleton.module.css'

export interface SkeletonProps {
  readonly rows?: number
  /** The height of a row in pixels; leave it out for the height of the person's density. */
  readonly height?: number
}

/** Grey rows of the real height; nothing at all for the first 200 ms, so that quick answers do not flicker. */
export function Skeleton({ rows = 6, height }: SkeletonProps) {
  const { t } = useTranslation('design')
  const [late, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 200)
    return () => clearTimeout(timer)
  }, [])
  if (!late) return null
  return (
    <div role="status" className={styles.skeleton}>
      <span className="visually-hidden">{t('loading')}</span>
      {Array.from({ length: rows }, (_, row) => (
        <div
          key={row}
          className={styles.row}
          style={height === undefined ? undefined : { blockSize: height }}
          aria-hidden
        >
          <i style={{ inlineSize: `${32 + ((row * 37) % 40)}%` }} />
          <i style={{ inlineSize: '12%' }} />
        </div>
      ))}
    </div>
  )
}
