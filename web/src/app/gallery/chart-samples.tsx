import { BarChart } from '#design/charts/bar-chart.tsx'
import { ShareBar } from '#design/charts/share-bar.tsx'
import { Sparkline } from '#design/charts/sparkline.tsx'
import styles from './gallery.module.css'
import { distribution } from './samples.ts'

export const ChartSamples = () => (
  <div className={styles.stack}>
    <BarChart
      sentence="Midterm marks of 61 students, most between 60 and 69 percent"
      heads={['Percent', 'Students']}
      points={distribution}
    />
    <div className={styles.row}>
      <span>Attendance in CS-201</span>
      <Sparkline
        label="Attendance fell from 96 to 81 percent in seven weeks"
        values={[96, 95, 93, 94, 88, 84, 81]}
      />
    </div>
    <div className={styles.shares}>
      <span>CS-201 A</span>
      <ShareBar
        label="CS-201 A: 52 present, 4 late, 3 absent"
        shares={[
          { key: 'present', value: 52, tone: 'ok' },
          { key: 'late', value: 4, tone: 'warn' },
          { key: 'absent', value: 3, tone: 'bad' },
        ]}
      />
      <span className="muted figures">52 present, 4 late, 3 absent</span>
    </div>
  </div>
)
