import type { Term } from '@matricula/contract/catalogue'
import { listHolds } from '@matricula/contract/enrolment'
import type { StudentId } from '@matricula/contract/kernel'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, ButtonLink } from '#design/button.tsx'
import { EmptyState } from '#design/empty-state.tsx'
import { TermSelect } from '#design/fields/term-select.tsx'
import { Id } from '#design/id.tsx'
import { Page, Section } from '#design/page.tsx'
import { Skeleton } from '#design/skeleton.tsx'
import { DataTable } from '#design/table/data-table.tsx'
import { type Format, useFormat } from '#platform/format.ts'
import { useSession } from '#platform/session.ts'
import { useReply } from '#platform/use-reply.ts'
import { GiveUpDialog } from './give-up-dialog.tsx'
import type { Bundle } from './plan.ts'
import type { Words } from './refusal-words.ts'
import styles from './registration.module.css'
import { peopleOf, roomsOf, timesOf } from './times.ts'
import { type Registration, useRegistration, useSeatsOf } from './use-registration.ts'
import { useTerm } from './use-term.ts'
import { useWindow, WindowNote } from './window-note.tsx'

const route = getRouteApi('/signed-in/my-courses')

/** What a student is registered for and waits for, with the way out of each. */
export function MyCoursesPage() {
  const { t } = useTranslation('enrolment')
  const { me } = useSession()
  const { term: named } = route.useSearch()
  const navigate = route.useNavigate()
  const { term, terms } = useTerm(named)
  const registration = useRegistration(me?.studentId, term)
  if (me?.studentId === undefined)
    return <Page title={t('courses.title')}>{t('registration.noStudent')}</Page>
  if (!term) return <Page title={t('courses.title')}>{<Skeleton />}</Page>
  return (
    <Page
      title={t('courses.title')}
      description={<WindowNote term={term} />}
      actions={
        <>
          <TermSelect
            terms={terms}
            term={term}
            onChange={(termId) => void navigate({ search: { term: termId } })}
          />
          <ButtonLink to="/registration">{t('week.add')}</ButtonLink>
        </>
      }
    >
      <OwnHolds studentId={me.studentId} />
      <OwnCourses studentId={me.studentId} term={term} registration={registration} />
    </Page>
  )
}

function OwnHolds({ studentId }: { readonly studentId: StudentId }) {
  const { t } = useTranslation('enrolment')
  const format = useFormat()
  const holds = useReply(listHolds, { params: { studentId } })
  const items = holds.data?.items ?? []
  if (items.length === 0) return null
  return (
    <Section title={t('courses.holds')}>
      <ul className={styles.holds}>
        {items.map((hold) => (
          <li key={hold.holdId} className={styles.hold}>
            <span>
              <strong>{hold.reason}</strong>
              <br />
              {t('hold.by', { office: hold.office })}{' '}
              <span className="muted">
                {t('hold.since', { when: format.day(format.dayOf(hold.placedAt)) })}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

interface OwnCoursesProps {
  readonly studentId: StudentId
  readonly term: Term
  readonly registration: Registration
}

function OwnCourses({ studentId, term, registration }: OwnCoursesProps) {
  const { t } = useTranslation('enrolment')
  const open = useWindow(term) === 'open'
  const format = useFormat()
  const seatsOf = useSeatsOf(term)
  const [givingUp, setGivingUp] = useState<Bundle>()
  const { loaded, enrolled, waiting, standing, error, retry } = registration
  const columns = columnsOf(t, format, open ? setGivingUp : undefined)
  const table = { keyOf: (bundle: Bundle) => bundle.key, error, onRetry: retry }
  return (
    <>
      {standing && (
        <p className={styles.about}>
          {t('courses.about', {
            credits: format.number(standing.credits),
            limit: format.number(standing.creditLimit),
            term: term.title,
          })}{' '}
          {!open && enrolled.length > 0 && <span className="muted">{t('courses.closed')}</span>}
        </p>
      )}
      <Section title={t('courses.registered')}>
        <DataTable
          {...table}
          label={t('courses.registered')}
          rows={loaded ? enrolled : undefined}
          columns={columns}
          empty={<EmptyState sentence={t('courses.none')} />}
        />
      </Section>
      {waiting.length > 0 && (
        <Section title={t('courses.waiting')}>
          <DataTable {...table} label={t('courses.waiting')} rows={waiting} columns={columns} empty="" />
        </Section>
      )}
      {givingUp && (
        <GiveUpDialog
          studentId={studentId}
          termId={term.termId}
          bundle={givingUp}
          seatsOf={seatsOf}
          onClose={() => setGivingUp(undefined)}
        />
      )}
    </>
  )
}

const columnsOf = (t: Words, format: Format, giveUp: ((bundle: Bundle) => void) | undefined) => [
  {
    key: 'course',
    head: t('courses.course'),
    names: true,
    cell: (bundle: Bundle) => (
      <>
        <strong>
          <Id>{bundle.label}</Id>
        </strong>{' '}
        {bundle.title}
      </>
    ),
  },
  {
    key: 'times',
    head: t('courses.times'),
    wideOnly: true,
    cell: (bundle: Bundle) =>
      [
        timesOf(bundle.sections, format) || t('row.noTimes'),
        roomsOf(bundle.sections),
        peopleOf(bundle.sections),
      ]
        .filter(Boolean)
        .join(', '),
  },
  {
    key: 'credits',
    head: t('courses.credits'),
    align: 'end' as const,
    wideOnly: true,
    cell: (bundle: Bundle) => format.number(bundle.credits),
  },
  {
    key: 'place',
    head: t('courses.action'),
    align: 'end' as const,
    cell: (bundle: Bundle) => (
      <>
        {bundle.state === 'waiting' && (
          <span className="figures">
            {t('courses.placeOf', { place: format.number(bundle.place ?? 1) })}{' '}
          </span>
        )}
        {giveUp && (
          <Button
            size="small"
            aria-label={t(bundle.state === 'waiting' ? 'courses.leaveName' : 'courses.dropName', {
              name: bundle.label,
            })}
            onClick={() => giveUp(bundle)}
          >
            {t(bundle.state === 'waiting' ? 'courses.leave' : 'courses.drop')}
          </Button>
        )}
      </>
    ),
  },
]
