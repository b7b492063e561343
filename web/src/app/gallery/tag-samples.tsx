import { useState } from 'react'
import { Avatar } from '#design/avatar.tsx'
import { Chips } from '#design/chips.tsx'
import { Id } from '#design/id.tsx'
import { LiveChip } from '#design/live-chip.tsx'
import { Segmented } from '#design/segmented.tsx'
import { Tag } from '#design/tag.tsx'
import styles from './gallery.module.css'
import { students } from './samples.ts'

const filters = [
  { value: 'fits', label: 'Fits my week' },
  { value: 'open', label: 'Seats open' },
  { value: 'counts', label: 'Counts toward my degree' },
] as const
type Filter = (typeof filters)[number]['value']

export function TagSamples() {
  const [chosen, setChosen] = useState<ReadonlySet<Filter>>(new Set<Filter>(['open']))
  return (
    <>
      <div className={styles.row}>
        <Tag tone="ok">Submitted</Tag>
        <Tag tone="warn">Overlaps CS-201</Tag>
        <Tag tone="bad">Refused</Tag>
        <Tag tone="info">Now</Tag>
        <Tag>In 3 h 10 min</Tag>
        <LiveChip state="live" label="Live" about="Changes by others appear here by themselves." />
        <LiveChip state="reconnecting" label="Reconnecting" about="The connection was lost." />
        <LiveChip state="offline" label="Offline" about="This device has no connection." />
      </div>
      <div className={styles.row}>
        <Chips label="Filters" chips={filters} chosen={chosen} onChange={setChosen} />
      </div>
      <div className={styles.attendance}>
        {students.slice(0, 3).map((student) => (
          <AttendanceLine key={student.id} id={student.id} name={student.name} />
        ))}
      </div>
    </>
  )
}

type Presence = 'present' | 'late' | 'absent'

function AttendanceLine({ id, name }: { readonly id: string; readonly name: string }) {
  const [presence, setPresence] = useState<Presence>('present')
  return (
    <div className={styles.person}>
      <Avatar name={name} />
      <span>
        <strong id={`name-${id}`}>{name}</strong>
        <br />
        <Id className="faint figures">{id}</Id>
      </span>
      <Segmented
        labelledBy={`name-${id}`}
        size="touch"
        value={presence}
        onChange={setPresence}
        choices={[
          { value: 'present', label: 'Present', letter: 'P', tone: 'ok' },
          { value: 'late', label: 'Late', letter: 'L', tone: 'warn' },
          { value: 'absent', label: 'Absent', letter: 'A', tone: 'bad' },
        ]}
      />
    </div>
  )
}
