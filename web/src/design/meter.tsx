import styles from './meter.module.css'

export interface MeterProps {
  /** The whole sentence: "27 of 30 seats taken". */
  readonly label: string
  readonly value: number
  readonly limit: number
  /** Left when it turns to a warning, as seats do at three; `never` for what is the better the fuller it is. */
  readonly scarceAt?: number | 'never'
}

/** A thin line that says how full something is; the number stands beside it in words. */
export function Meter({ label, value, limit, scarceAt = 3 }: MeterProps) {
  const share = limit === 0 ? 1 : Math.min(1, value / limit)
  return (
    <span
      className={styles.meter}
      role="img"
      aria-label={label}
      data-level={levelOf(limit - value, scarceAt)}
    >
      <i style={{ inlineSize: `${share * 100}%` }} />
    </span>
  )
}

function levelOf(left: number, scarceAt: number | 'never'): 'full' | 'scarce' | 'open' {
  if (scarceAt === 'never') return 'open'
  if (left <= 0) return 'full'
  return left <= scarceAt ? 'scarce' : 'open'
}
