import type { Term } from '@matricula/contract/catalogue'
import type { StudentId } from '@matricula/contract/kernel'
import { getRouteApi } from '@tanstack/react-router'
import { useDeferredValue, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Chips } from '#design/chips.tsx'
import { EmptyState } from '#design/empty-state.tsx'
import { ErrorState } from '#design/error-state.tsx'
import { SearchField } from '#design/fields/search-field.tsx'
import { TermSelect } from '#design/fields/term-select.tsx'
import { Page } from '#design/page.tsx'
import { Segmented } from '#design/segmented.tsx'
import { Skeleton } from '#design/skeleton.tsx'
import { WeekTimetable } from '#design/week/week-timetable.tsx'
import { useSession } from '#platform/session.ts'
import { blocksOf } from './blocks.ts'
import { byCourse, CourseList } from './course-list.tsx'
import type { Option } from './offers.ts'
import { PlanBar } from './plan-bar.tsx'
import { PlanProblems } from './plan-problems.tsx'
import styles from './registration.module.css'
import { ReviewDialog } from './review-dialog.tsx'
import { useFilter } from './use-filter.ts'
import { usePlanning } from './use-planning.ts'
import { useRegistration, useSeatsOf } from './use-registration.ts'
import { useTerm } from './use-term.ts'
import { useWindow, WindowNote } from './window-note.tsx'

const route = getRouteApi('/signed-in/registration')

/** Search, plan and register on one screen. */
export function AddCoursesPage() {
  const { t } = useTranslation('enrolment')
  const { me } = useSession()
  const { term: named } = route.useSearch()
  const navigate = route.useNavigate()
  const { term, terms, error, refetch, isPending } = useTerm(named)
  if (me?.studentId === undefined)
    return <Page title={t('registration.title')}>{t('registration.noStudent')}</Page>
  if (!term) {
    return (
      <Page title={t('registration.title')}>
        {isPending && <Skeleton />}
        {error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
        {!isPending && error === null && <EmptyState sentence={t('registration.noTerm')} />}
      </Page>
    )
  }
  return (
    <Page
      title={t('registration.title')}
      description={<WindowNote term={term} />}
      width="full"
      actions={
        <TermSelect
          terms={terms}
          term={term}
          onChange={(termId) => void navigate({ search: (before) => ({ ...before, term: termId }) })}
        />
      }
    >
      <Planner key={term.termId} studentId={me.studentId} term={term} />
    </Page>
  )
}

interface PlannerProps {
  readonly studentId: StudentId
  readonly term: Term
}

function Planner({ studentId, term }: PlannerProps) {
  const { t } = useTranslation('enrolment')
  const open = useWindow(term) === 'open'
  const registration = useRegistration(studentId, term)
  const seatsOf = useSeatsOf(term)
  const planning = usePlanning(term.termId, registration)
  const [preview, setPreview] = useState<Option>()
  const [reviewing, setReviewing] = useState(false)
  const { show = 'list' } = route.useSearch()
  const navigate = route.useNavigate()
  const { planned, week, overlaps } = planning
  const ghost = useDeferredValue(preview)
  const drawn = ghost && !week.some((bundle) => bundle.key === ghost.key) ? [ghost] : []
  if (registration.error !== undefined && !registration.loaded) {
    return <ErrorState error={registration.error} onRetry={registration.retry} />
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- a shortcut for the button of the plan
    <div
      className={styles.planner}
      data-show={show}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && planned.length > 0)
          setReviewing(true)
      }}
    >
      <div className={styles.switch}>
        <Segmented
          label={t('registration.view')}
          value={show}
          onChange={(next) =>
            void navigate({ search: (before) => ({ ...before, show: next }), replace: true })
          }
          choices={[
            { value: 'list', label: t('registration.list') },
            { value: 'week', label: t('registration.week') },
          ]}
        />
      </div>
      <Finder registration={registration} planning={planning} seatsOf={seatsOf} onPreview={setPreview} />
      <div className={styles.side}>
        <PlanProblems
          overlaps={overlaps}
          holds={registration.standing?.holds ?? 0}
          onRemove={(bundle) => planning.remove([bundle])}
        />
        <WeekTimetable
          label={t('registration.yourWeek')}
          blocks={[...blocksOf(week), ...blocksOf(drawn, true)]}
        />
      </div>
      <PlanBar
        credits={planning.credits}
        limit={term.creditLimit}
        overlaps={overlaps.length}
        planned={planned.length}
        open={open}
        onReview={() => setReviewing(true)}
      />
      {reviewing && (
        <ReviewDialog
          studentId={studentId}
          termId={term.termId}
          planned={planned}
          enrolled={registration.enrolled}
          open={open}
          onDone={planning.remove}
          onClose={() => setReviewing(false)}
        />
      )}
    </div>
  )
}

interface FinderProps {
  readonly registration: ReturnType<typeof useRegistration>
  readonly planning: ReturnType<typeof usePlanning>
  readonly seatsOf: ReturnType<typeof useSeatsOf>
  readonly onPreview: (option: Option | undefined) => void
}

function Finder({ registration, planning, seatsOf, onPreview }: FinderProps) {
  const { t } = useTranslation('enrolment')
  const filter = useFilter(registration.offers, planning, seatsOf)
  const mine = useMemo(
    () => byCourse([...registration.enrolled, ...registration.waiting, ...planning.planned]),
    [registration.enrolled, registration.waiting, planning.planned],
  )
  return (
    <div className={styles.finder}>
      <SearchField label={t('registration.find')} value={filter.find} onChange={filter.setFind} />
      <Chips
        label={t('registration.filters')}
        chosen={filter.chosen}
        onChange={filter.setChosen}
        chips={[
          { value: 'fits', label: t('registration.fits') },
          { value: 'seats', label: t('registration.seatsOpen') },
          { value: 'mine', label: t('registration.mine') },
        ]}
      />
      {filter.offers === undefined || !registration.loaded ? (
        <Skeleton rows={8} height={58} />
      ) : (
        <CourseList
          offers={filter.offers}
          mine={mine}
          week={planning.week}
          seatsOf={seatsOf}
          onToggle={planning.toggle}
          onPreview={onPreview}
          onClear={filter.clear}
        />
      )}
    </div>
  )
}
