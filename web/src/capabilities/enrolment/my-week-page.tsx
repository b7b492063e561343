import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { MeetingChanges } from '#capabilities/catalogue/index.ts'
import { Button, ButtonLink } from '#design/button.tsx'
import { EmptyState } from '#design/empty-state.tsx'
import { ErrorState } from '#design/error-state.tsx'
import { TermSelect } from '#design/fields/term-select.tsx'
import { Page, Section } from '#design/page.tsx'
import { Skeleton } from '#design/skeleton.tsx'
import { WeekTimetable } from '#design/week/week-timetable.tsx'
import { now } from '#platform/clock.ts'
import { useFormat } from '#platform/format.ts'
import { useSession } from '#platform/session.ts'
import { blocksOf } from './blocks.ts'
import { useRegistration } from './use-registration.ts'
import { useTerm } from './use-term.ts'

const route = getRouteApi('/signed-in/week')

/** The registered classes of a week in one term. */
export function MyWeekPage() {
  const { t } = useTranslation('enrolment')
  const format = useFormat()
  const { me } = useSession()
  const { term: named } = route.useSearch()
  const navigate = route.useNavigate()
  const { term, terms } = useTerm(named, 'present')
  const registration = useRegistration(me?.studentId, term)
  const day = format.dayOf(now().toISOString())
  const runs = term !== undefined && term.startsOn <= day && day <= term.endsOn
  return (
    <Page
      title={t('week.title')}
      description={term && `${term.title}. ${format.dayRange(term.startsOn, term.endsOn)}`}
      actions={
        <>
          {term && (
            <TermSelect
              terms={terms}
              term={term}
              onChange={(termId) => void navigate({ search: { term: termId } })}
            />
          )}
          <Button onClick={() => window.print()}>{t('week.print')}</Button>
        </>
      }
    >
      {!registration.loaded && registration.error === undefined && <Skeleton rows={8} />}
      {!registration.loaded && registration.error !== undefined && (
        <ErrorState error={registration.error} onRetry={registration.retry} />
      )}
      {registration.loaded && registration.enrolled.length === 0 && (
        <EmptyState
          sentence={t('week.none')}
          action={<ButtonLink to="/registration">{t('week.add')}</ButtonLink>}
        />
      )}
      {runs && <MeetingChanges />}
      {registration.loaded && registration.enrolled.length > 0 && (
        <Section title={t('week.classes')}>
          <WeekTimetable
            label={t('week.title')}
            blocks={blocksOf(registration.enrolled)}
            {...(runs && { today: weekdayOf(day) })}
          />
        </Section>
      )}
    </Page>
  )
}

/** 1 is Monday, 7 is Sunday. */
const weekdayOf = (day: string): number => new Date(`${day}T12:00:00Z`).getUTCDay() || 7
