import type { AttendanceState } from '@matricula/contract/attendance'
import type { StudentId } from '@matricula/contract/kernel'
import { type KeyboardEvent, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './register.module.css'
import { RegisterRow } from './register-row.tsx'
import type { RegisterLine } from './register-view.ts'
import type { ShownClaim } from './use-check-in.ts'

export interface RegisterListProps {
  readonly lines: readonly RegisterLine[]
  /** Who has checked in. */
  readonly claims: ReadonlyMap<StudentId, ShownClaim>
  readonly others: ReadonlyMap<StudentId, string>
  readonly onMark: (line: RegisterLine, state: AttendanceState) => void
  readonly onNote: (line: RegisterLine) => void
}

/** P, L, A and E mark; Enter and the arrows down and up go from student to student. */
export function RegisterList({ lines, claims, others, onMark, onNote }: RegisterListProps) {
  const { t } = useTranslation('attendance')
  const list = useRef<HTMLUListElement>(null)
  const onKeyDown = (event: KeyboardEvent) => {
    const step = stepOf(event)
    if (step === 0 || !(event.target instanceof HTMLElement) || event.target.role !== 'radio') return
    event.preventDefault()
    const radios = [...(list.current?.querySelectorAll<HTMLElement>('[role="radio"][tabindex="0"]') ?? [])]
    const group = event.target.closest('[role="radiogroup"]')
    const at = radios.findIndex((radio) => radio.closest('[role="radiogroup"]') === group)
    const next = radios[at + step]
    next?.focus({ preventScroll: true })
    next?.closest('li')?.scrollIntoView({ block: 'nearest' })
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys move between the radio groups inside
    <ul ref={list} className={styles.list} aria-label={t('register.list')} onKeyDown={onKeyDown}>
      {lines.map((line) => (
        <RegisterRow
          key={line.studentId}
          line={line}
          claim={claims.get(line.studentId)}
          by={others.get(line.studentId)}
          onMark={onMark}
          onNote={onNote}
        />
      ))}
    </ul>
  )
}

function stepOf({ key, shiftKey }: KeyboardEvent): number {
  if (key === 'ArrowUp' || (key === 'Enter' && shiftKey)) return -1
  return key === 'ArrowDown' || key === 'Enter' ? 1 : 0
}
