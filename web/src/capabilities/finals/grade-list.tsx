import type { FinalRoster, RosterLine } from '@matricula/contract/finals'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#design/button.tsx'
import { Id } from '#design/id.tsx'
import styles from './finals.module.css'
import type { Entries, Entry, GradeQueue } from './grade-queue.ts'

interface GradeListProps {
  readonly roster: FinalRoster
  readonly queue: GradeQueue
  readonly entries: Entries
  readonly label: string
}

/** Everyone of the class with a grade to choose, or the reason why there is none; each is saved as it is chosen. */
export function GradeList({ roster, queue, entries, label }: GradeListProps) {
  return (
    <ul className={styles.list} aria-label={label}>
      {roster.lines.map((line) => (
        <GradeRow
          key={line.studentId}
          line={line}
          scheme={roster.scheme}
          pending={entries.get(line.studentId)}
          queue={queue}
        />
      ))}
    </ul>
  )
}

interface RowProps {
  readonly line: RosterLine
  readonly scheme: FinalRoster['scheme']
  readonly pending: Entry | undefined
  readonly queue: GradeQueue
}

function GradeRow({ line, scheme, pending, queue }: RowProps) {
  const { t } = useTranslation('finals')
  const { studentId, version } = line
  const grade = pending ? (pending.wish.grade ?? '') : (line.grade ?? '')
  const reason = (pending ? pending.wish.reason : line.reason) ?? ''
  const [asksReason, setAsksReason] = useState(false)
  const said = { studentId, seen: version }
  return (
    <li className={styles.row} data-stage={pending?.stage}>
      <Who line={line} />
      {(reason !== '' || asksReason) && grade === '' && (
        <ReasonField
          name={line.name}
          reason={reason}
          onLeave={(text) => {
            setAsksReason(false)
            if (text !== reason) queue.enter({ ...said, grade: null, ...(text !== '' && { reason: text }) })
          }}
        />
      )}
      {reason === '' && !asksReason && grade === '' && (
        <Button size="small" look="quiet" onClick={() => setAsksReason(true)}>
          {t('entry.noGrade')}
          <span className="visually-hidden"> {line.name}</span>
        </Button>
      )}
      <GradeField
        label={t('entry.gradeOf', { name: line.name })}
        scheme={scheme}
        value={grade}
        onChange={(next) => queue.enter({ ...said, grade: next === '' ? null : next })}
      />
      <Note line={line} pending={pending} queue={queue} />
    </li>
  )
}

export const Who = ({ line }: { readonly line: Pick<RosterLine, 'name' | 'rollNumber'> }) => (
  <span className={styles.person}>
    <span>{line.name}</span>
    <Id className={styles.detail}>{line.rollNumber}</Id>
  </span>
)

interface GradeFieldProps {
  readonly label: string
  readonly scheme: FinalRoster['scheme']
  readonly value: string
  readonly onChange: (grade: string) => void
}

/** The letters of the scheme in the device's own list; a number where grades are percentages. */
function GradeField({ label, scheme, value, onChange }: GradeFieldProps) {
  const [typed, setTyped] = useState<string>()
  if (scheme.measure === 'percentage') {
    const leave = () => {
      if (typed !== undefined && typed.trim() !== value) onChange(typed.trim())
      setTyped(undefined)
    }
    return (
      <input
        className={styles.field}
        inputMode="decimal"
        autoComplete="off"
        aria-label={label}
        value={typed ?? value}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={leave}
      />
    )
  }
  return (
    <select
      className={styles.field}
      aria-label={label}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    >
      <option value="">–</option>
      {scheme.grades.map(({ letter }) => (
        <option key={letter} value={letter}>
          {letter}
        </option>
      ))}
    </select>
  )
}

interface ReasonFieldProps {
  readonly name: string
  readonly reason: string
  readonly onLeave: (text: string) => void
}

function ReasonField({ name, reason, onLeave }: ReasonFieldProps) {
  const { t } = useTranslation('finals')
  const [typed, setTyped] = useState(reason)
  return (
    <input
      className={styles.reason}
      aria-label={t('entry.reasonOf', { name })}
      placeholder={t('entry.reason')}
      maxLength={200}
      value={typed}
      // oxlint-disable-next-line jsx-a11y/no-autofocus -- it appears where its button was pressed
      autoFocus={reason === ''}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={() => onLeave(typed.trim())}
    />
  )
}

function Note({ line, pending, queue }: Omit<RowProps, 'scheme'>) {
  const { t } = useTranslation('finals')
  if (!pending || pending.stage === 'saving') return null
  if (pending.stage === 'waiting') return <span className={styles.note}>{t('entry.waiting')}</span>
  const { theirs, wish } = pending
  return (
    <span className={styles.note} data-bad role="alert">
      {pending.message}
      {theirs && (
        <Button size="small" onClick={() => queue.enter({ ...wish, seen: theirs.version })}>
          {t('entry.keep')}
        </Button>
      )}
      <Button size="small" onClick={() => queue.drop(line.studentId)}>
        {t(theirs ? 'entry.useTheirs' : 'entry.discard')}
      </Button>
    </span>
  )
}
