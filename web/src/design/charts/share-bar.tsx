import type { Tone } from '#design/tag.tsx'
import styles from './chart.module.css'

export interface Share {
  readonly key: string
  readonly value: number
  readonly tone: Tone
}

/** One bar in parts, such as present, late and absent; the sentence beside it is its name. */
export const ShareBar = ({
  label,
  shares,
}: {
  readonly label: string
  readonly shares: readonly Share[]
}) => (
  <div className={styles.shares} role="img" aria-label={label}>
    {shares
      .filter((share) => share.value > 0)
      .map((share) => (
        <i key={share.key} data-tone={share.tone} style={{ flexGrow: share.value }} />
      ))}
  </div>
)
