import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#design/button.tsx'
import styles from './chart.module.css'

export interface ChartPoint {
  readonly label: string
  readonly value: number
  /** The value as it is read: "62 %". */
  readonly text: string
}

export interface ChartFrameProps {
  /** What the chart shows, in one sentence with its main number. */
  readonly sentence: string
  /** Heads of the two columns of the table. */
  readonly heads: readonly [string, string]
  readonly points: readonly ChartPoint[]
  readonly children: ReactNode
}

/** A picture for those who see it, a sentence for those who do not, and the numbers for anyone who asks. */
export function ChartFrame({ sentence, heads, points, children }: ChartFrameProps) {
  const { t } = useTranslation('design')
  const [asTable, setAsTable] = useState(false)
  return (
    <figure className={styles.frame}>
      {asTable ? (
        <PointTable sentence={sentence} heads={heads} points={points} />
      ) : (
        <div role="img" aria-label={sentence}>
          {children}
        </div>
      )}
      <figcaption>
        <Button size="small" look="quiet" onClick={() => setAsTable(!asTable)}>
          {t(asTable ? 'chart.asPicture' : 'chart.asTable')}
        </Button>
      </figcaption>
    </figure>
  )
}

const PointTable = ({ sentence, heads, points }: Omit<ChartFrameProps, 'children'>) => (
  <table className={styles.table} aria-label={sentence}>
    <thead>
      <tr>
        {heads.map((head) => (
          <th key={head} scope="col">
            {head}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {points.map((point) => (
        <tr key={point.label}>
          <th scope="row">{point.label}</th>
          <td>{point.text}</td>
        </tr>
      ))}
    </tbody>
  </table>
)
