import type { Seats } from '@matricula/contract/catalogue'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { hueOf } from '#design/course-hue.ts'
import { Tag } from '#design/tag.tsx'
import { useFormat } from '#platform/format.ts'
import type { Option } from './offers.ts'
import styles from './registration.module.css'
import { SeatsLeft, seatWords } from './seats-left.tsx'
import { peopleOf, roomsOf, timesOf } from './times.ts'

export type RowState = 'open' | 'planned' | 'registered' | 'waiting' | 'closed'

interface OptionRowProps {
  readonly courseId: string
  readonly option: Option
  readonly state: RowState
  readonly place: number | undefined
  /** The course that is had or planned in another section. */
  readonly swaps: boolean
  readonly seats: Seats | undefined
  /** What it would overlap. */
  readonly overlaps: string | undefined
  readonly onToggle: (option: Option) => void
  readonly onPreview: (option: Option | undefined) => void
}

/** One way to take a course as one button; its name is the whole sentence. */
export const OptionRow = memo(function OptionRow(props: OptionRowProps) {
  const { courseId, option, state, overlaps, seats, onToggle, onPreview } = props
  const { t } = useTranslation('enrolment')
  const format = useFormat()
  const dead = state === 'registered' || state === 'waiting' || state === 'closed'
  return (
    <li>
      <button
        type="button"
        data-row
        className={styles.row}
        data-state={state}
        aria-pressed={dead ? undefined : state === 'planned'}
        aria-disabled={dead || undefined}
        aria-label={useSentence(props)}
        onClick={() => !dead && onToggle(option)}
        onPointerEnter={() => onPreview(option)}
        onPointerLeave={() => onPreview(undefined)}
        onFocus={() => onPreview(option)}
        onBlur={() => onPreview(undefined)}
      >
        <span
          className={styles.hue}
          aria-hidden
          style={
            state === 'open' || state === 'closed'
              ? undefined
              : { backgroundColor: `var(--c${hueOf(courseId)}-edge)` }
          }
        />
        <span className={styles.what}>
          <span>
            <strong>{option.code}</strong> {timesOf(option.sections, format) || t('row.noTimes')}
          </span>
          <span className={styles.who}>
            {[peopleOf(option.sections), roomsOf(option.sections)].filter(Boolean).join(', ') ||
              t('row.noPeople')}
          </span>
        </span>
        {(state !== 'planned' || overlaps === undefined) && <StateTag {...props} />}
        {overlaps !== undefined && !dead && <Tag tone="warn">{t('row.overlaps', { other: overlaps })}</Tag>}
        <SeatsLeft seats={state === 'closed' ? undefined : seats} />
      </button>
    </li>
  )
})

function StateTag({ state, place }: OptionRowProps) {
  const { t } = useTranslation('enrolment')
  switch (state) {
    case 'registered':
      return <Tag tone="ok">{t('row.registered')}</Tag>
    case 'waiting':
      return <Tag tone="info">{t('row.place', { place })}</Tag>
    case 'planned':
      return <Tag>{t('row.planned')}</Tag>
    case 'closed':
      return <Tag>{t('row.closed')}</Tag>
    case 'open':
      return null
  }
}

function useSentence({ courseId, option, state, seats, overlaps, swaps }: OptionRowProps): string {
  const { t } = useTranslation('enrolment')
  const format = useFormat()
  const sentence = t(verbOf(state, swaps), {
    name: t('row.name', { course: courseId, code: option.code }),
    times: timesOf(option.sections, format, 'long') || t('row.noTimes'),
    people: peopleOf(option.sections) || t('row.noPeople'),
    seats: state === 'closed' ? t('row.closed') : seatWords(t, seats),
  })
  return overlaps === undefined ? sentence : `${sentence}${t('row.overlapping', { other: overlaps })}`
}

function verbOf(
  state: RowState,
  swaps: boolean,
): 'row.held' | 'row.waits' | 'row.remove' | 'row.swap' | 'row.add' {
  if (state === 'registered') return 'row.held'
  if (state === 'waiting') return 'row.waits'
  if (state === 'planned') return 'row.remove'
  return swaps ? 'row.swap' : 'row.add'
}
