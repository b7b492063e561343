import styles from './data-grid.module.css'
import type { GridColumn } from './grid-column.ts'

export interface GridHeadProps<Row> {
  readonly columns: readonly GridColumn<Row>[]
  /** Of the column that names the rows. */
  readonly head: string
  readonly headWidth: string
}

export const GridHead = <Row,>({ columns, head, headWidth }: GridHeadProps<Row>) => (
  <div role="rowgroup" className={styles.head}>
    <div role="row" aria-rowindex={1} className={styles.headRow}>
      <div role="columnheader" aria-colindex={1} className={styles.corner} style={{ inlineSize: headWidth }}>
        {head}
      </div>
      {columns.map((column, place) => (
        <div
          key={column.key}
          role="columnheader"
          aria-colindex={place + 2}
          className={styles.columnHead}
          style={{ inlineSize: column.width ?? 108 }}
        >
          {column.head}
          {column.detail !== undefined && <small>{column.detail}</small>}
        </div>
      ))}
    </div>
  </div>
)
