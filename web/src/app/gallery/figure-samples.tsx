import { Facts } from '#design/facts.tsx'
import { Id } from '#design/id.tsx'
import { Meter } from '#design/meter.tsx'
import { ProgressBar } from '#design/progress-bar.tsx'
import { Stat, Stats } from '#design/stat.tsx'
import { Tab, Tabs } from '#design/tabs.tsx'
import styles from './gallery.module.css'

export const FigureSamples = () => (
  <>
    <Tabs label="Parts of the record">
      <Tab to="/design">Details</Tab>
      <Tab to="/sign-in" count={3}>
        Registrations
      </Tab>
      <Tab to="/sign-in">Grades</Tab>
    </Tabs>
    <Stats>
      <Stat label="Registered" value="1,204" detail="38 in the last minute" />
      <Stat label="Waiting" value="86" detail="in 12 sections" />
      <Stat label="Refused" value="17" detail="11 for a missing prerequisite" />
      <Stat label="Average" value="3.42" detail="of 4.00" />
    </Stats>
    <div className={styles.row}>
      <Meter label="12 of 30 seats taken" value={12} limit={30} />
      <Meter label="28 of 30 seats taken" value={28} limit={30} />
      <Meter label="30 of 30 seats taken" value={30} limit={30} />
    </div>
    <div className={styles.stack}>
      <ProgressBar label="Reading the file" share={0.62} figures="748 of 1,204" />
      <Facts
        facts={[
          { label: 'Name', value: 'Sita Patel' },
          { label: 'Number', value: <Id>S100001</Id> },
          { label: 'Programme', value: 'BSc Computer Science, since September 2025' },
        ]}
      />
    </div>
  </>
)
