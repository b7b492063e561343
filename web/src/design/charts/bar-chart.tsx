import styles from './chart.module.css'
import { ChartFrame, type ChartFrameProps } from './chart-frame.tsx'

type BarChartProps = Omit<ChartFrameProps, 'children'>

/** Columns side by side, each with its number: marks by range, registrations by minute. */
export function BarChart(props: BarChartProps) {
  const highest = Math.max(1, ...props.points.map((point) => point.value))
  return (
    <ChartFrame {...props}>
      <div className={styles.bars} aria-hidden>
        {props.points.map((point) => (
          <div key={point.label} className={styles.bar}>
            <span className={styles.value}>{point.text}</span>
            <i style={{ blockSize: `${(point.value / highest) * 120}px` }} />
            <span className={styles.label}>{point.label}</span>
          </div>
        ))}
      </div>
    </ChartFrame>
  )
}
