import styles from './chart.module.css'

export interface SparklineProps {
  /** The whole sentence: "Attendance fell from 96 % to 81 % in six weeks". */
  readonly label: string
  readonly values: readonly number[]
}

const width = 120
const height = 28
const edge = 3

/** A line as small as a word; time runs from left to right in every script. */
export function Sparkline({ label, values }: SparklineProps) {
  const points = pointsOf(values)
  const last = points.at(-1)
  if (last === undefined) return null
  return (
    <svg className={styles.sparkline} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      <polyline points={points.map(({ x, y }) => `${x},${y}`).join(' ')} />
      <circle cx={last.x} cy={last.y} r={2.5} />
    </svg>
  )
}

function pointsOf(values: readonly number[]): readonly { readonly x: number; readonly y: number }[] {
  const lowest = Math.min(...values)
  const span = Math.max(...values) - lowest || 1
  const step = values.length > 1 ? (width - 2 * edge) / (values.length - 1) : 0
  return values.map((value, place) => ({
    x: edge + place * step,
    y: height - edge - ((value - lowest) / span) * (height - 2 * edge),
  }))
}
