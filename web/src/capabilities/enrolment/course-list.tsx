import { type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#design/button.tsx'
import { EmptyState } from '#design/empty-state.tsx'
import { Id } from '#design/id.tsx'
import { type CourseOffer, type Option } from './offers.ts'
import { OptionRow, type RowState } from './option-row.tsx'
import { type Bundle, overlap } from './plan.ts'
import styles from './registration.module.css'
import { scarcest } from './seats-left.tsx'
import type { SeatsOf } from './use-registration.ts'

interface CourseListProps {
  readonly offers: readonly CourseOffer[]
  /** What is had or planned, course by course. */
  readonly mine: ReadonlyMap<string, readonly Bundle[]>
  /** The week as it would be. */
  readonly week: readonly Bundle[]
  readonly seatsOf: SeatsOf
  readonly onToggle: (option: Option) => void
  readonly onPreview: (option: Option | undefined) => void
  readonly onClear: () => void
}

const coursesAtFirst = 25
const waysAtFirst = 8

/** Courses with the ways to take them; arrows go from row to row. */
export function CourseList({ offers, onClear, ...rest }: CourseListProps) {
  const { t } = useTranslation('enrolment')
  const [shown, setShown] = useState(coursesAtFirst)
  if (offers.length === 0) {
    return (
      <EmptyState
        sentence={t('registration.none')}
        action={<Button onClick={onClear}>{t('registration.clear')}</Button>}
      />
    )
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- arrows only move the focus between its buttons
    <section className={styles.courses} aria-label={t('registration.courses')} onKeyDown={moveByArrows}>
      {offers.slice(0, shown).map((offer) => (
        <Course key={offer.courseId} offer={offer} {...rest} />
      ))}
      {offers.length > shown && (
        <Button look="quiet" onClick={() => setShown(shown + 2 * coursesAtFirst)}>
          {t('registration.moreCourses', { count: offers.length - shown })}
        </Button>
      )}
    </section>
  )
}

function moveByArrows(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (step === undefined) return
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-row]')]
  const next = rows[rows.findIndex((row) => row === document.activeElement) + step]
  if (!next) return
  event.preventDefault()
  next.focus()
}

type CourseProps = Omit<CourseListProps, 'offers' | 'onClear'> & { readonly offer: CourseOffer }

function Course({ offer, mine, week, seatsOf, onToggle, onPreview }: CourseProps) {
  const { t } = useTranslation('enrolment')
  const [all, setAll] = useState(false)
  const own = mine.get(offer.courseId) ?? []
  const others = week.filter((bundle) => bundle.courseId !== offer.courseId)
  const shown = all ? offer.options : offer.options.slice(0, waysAtFirst)
  return (
    <section className={styles.course} aria-label={`${offer.courseId} ${offer.title}`}>
      <h2>
        <Id>{offer.courseId}</Id>{' '}
        <span>
          {offer.title}, {t('credits', { count: offer.credits })}
        </span>
      </h2>
      <ul>
        {shown.map((option) => {
          const had = own.find((bundle) => bundle.key === option.key)
          return (
            <OptionRow
              key={option.key}
              courseId={offer.courseId}
              option={option}
              state={stateOf(option, had)}
              place={had?.place}
              swaps={own.length > 0}
              seats={scarcest(option.sections.map((section) => seatsOf(section.sectionId)))}
              overlaps={others.find((bundle) => overlap(bundle.sections, option.sections))?.courseId}
              onToggle={onToggle}
              onPreview={onPreview}
            />
          )
        })}
      </ul>
      {shown.length < offer.options.length && (
        <Button size="small" look="quiet" onClick={() => setAll(true)}>
          {t('registration.moreWays', { count: offer.options.length - shown.length })}
        </Button>
      )}
    </section>
  )
}

function stateOf(option: Option, had: Bundle | undefined): RowState {
  if (had?.state === 'enrolled') return 'registered'
  if (had?.state === 'waiting') return 'waiting'
  if (had) return 'planned'
  return option.sections.some((section) => section.state === 'closed') ? 'closed' : 'open'
}

/** What is had or planned, by course. */
export function byCourse(bundles: readonly Bundle[]): ReadonlyMap<string, readonly Bundle[]> {
  const found = new Map<string, Bundle[]>()
  for (const bundle of bundles) found.set(bundle.courseId, [...(found.get(bundle.courseId) ?? []), bundle])
  return found
}
