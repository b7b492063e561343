import type { AttendanceState } from '@matricula/contract/attendance'
import { memo, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { Avatar } from '#design/avatar.tsx'
import { Id } from '#design/id.tsx'
import { Segmented } from '#design/segmented.tsx'
import { useFormat } from '#platform/format.ts'
import styles from './register.module.css'
import type { RegisterLine } from './register-view.ts'
import type { ShownClaim } from './use-check-in.ts'

const tones = {
  present: 'ok',
  late: 'warn',
  absent: 'bad',
  excused: 'info',
  duty: 'info',
  medical: 'info',
} as const
const usual: readonly AttendanceState[] = ['present', 'late', 'absent', 'excused']

/** Duty and illness, which are said with a note, take the place of the fourth where they hold: a phone has room for four. */
const statesFor = (state: AttendanceState | undefined): readonly AttendanceState[] =>
  state === undefined || usual.includes(state) ? usual : [...usual.slice(0, 3), state]

export interface RegisterRowProps {
  readonly line: RegisterLine
  /** That the student has checked in, which is no mark. */
  readonly claim: ShownClaim | undefined
  /** Who else has just marked this student. */
  readonly by: string | undefined
  readonly onMark: (line: RegisterLine, state: AttendanceState) => void
  readonly onNote: (line: RegisterLine) => void
}

/** One student: a tap says how it was. The name opens the note. */
export const RegisterRow = memo(function RegisterRow({ line, claim, by, onMark, onNote }: RegisterRowProps) {
  const { t } = useTranslation('attendance')
  const id = useId()
  const claimed = useClaimWords(claim)
  return (
    <li className={styles.row} data-live={by !== undefined || undefined}>
      <span className={styles.face}>
        <Avatar name={line.name} />
      </span>
      <button type="button" className={styles.person} onClick={() => onNote(line)}>
        <span id={id} className={styles.name}>
          {line.name}
        </span>
        <span className={styles.detail}>
          <Id>{line.rollNumber}</Id>
          {detailOf([claimed, by === undefined ? '' : t('register.by', { name: by }), line.note])}
        </span>
      </button>
      <span className={styles.marks} data-unmarked={line.state === undefined || undefined}>
        <Segmented
          size="touch"
          labelledBy={id}
          value={line.state ?? 'present'}
          onChange={(state) => onMark(line, state)}
          choices={statesFor(line.state).map((state) => ({
            value: state,
            label: t(`state.${state}`),
            letter: t(`letter.${state}`),
            tone: tones[state],
          }))}
        />
      </span>
    </li>
  )
})

function useClaimWords(claim: ShownClaim | undefined): string {
  const { t } = useTranslation('attendance')
  const format = useFormat()
  if (claim === undefined) return ''
  const time = format.time(claim.at)
  return t(claim.shared ? 'checkIn.atShared' : 'checkIn.at', { time })
}

const detailOf = (parts: readonly string[]): string =>
  parts
    .filter((part) => part !== '')
    .map((part) => ` · ${part}`)
    .join('')
