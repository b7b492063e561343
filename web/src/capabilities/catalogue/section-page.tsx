import { readSection, type Seats, type Section, sectionLabel } from '@matricula/contract/catalogue'
import { room } from '@matricula/contract/kernel'
import { getRouteApi } from '@tanstack/react-router'
import { Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { ButtonLink } from '#design/button.tsx'
import { ErrorState } from '#design/error-state.tsx'
import { Page } from '#design/page.tsx'
import { Skeleton } from '#design/skeleton.tsx'
import { SearchTab, Tabs } from '#design/tabs.tsx'
import { useSession } from '#platform/session.ts'
import { useRoom, useSeatCounts } from '#platform/use-live.ts'
import { useReply } from '#platform/use-reply.ts'
import styles from './catalogue.module.css'
import { MeetingTimes } from './meeting-times.tsx'
import { SeatsCell } from './seats-cell.tsx'
import { SectionDetails } from './section-details.tsx'
import { orderedTabs, type SectionTabId } from './section-tabs.ts'
import { StateTag } from './state-tag.tsx'

const route = getRouteApi('/signed-in/sections/$sectionId')

/** One section: when it meets and how full it is, then its roster, registers and marks. */
export function SectionPage() {
  const { t } = useTranslation('catalogue')
  const { sectionId } = route.useParams()
  const { data, error, refetch } = useReply(readSection, { params: { sectionId } })
  const live = useSeatCounts(data?.termId).get(sectionId)
  useRoom(room.everyone)
  if (data === undefined)
    return (
      <Page title={t('section.section')}>
        {error === null ? <Skeleton rows={8} /> : <ErrorState error={error} onRetry={() => void refetch()} />}
      </Page>
    )
  const seats = live ?? data.seats
  return (
    <Page
      title={sectionLabel(data)}
      description={<Heading section={data} seats={seats} />}
      actions={<ReportLink section={data} />}
      width="full"
    >
      <Parts section={data} seats={seats} />
    </Page>
  )
}

interface PartsProps {
  readonly section: Section
  readonly seats: Seats
}

const Heading = ({ section, seats }: PartsProps) => (
  <span className={styles.identity}>
    <span>{section.title ?? section.courseTitle}</span>
    <MeetingTimes meetings={section.meetings} />
    <SeatsCell seats={seats} />
    {section.state !== 'open' && <StateTag state={section.state} />}
  </span>
)

function ReportLink({ section: { sectionId, departmentId } }: Pick<PartsProps, 'section'>) {
  const { t } = useTranslation('catalogue')
  if (!useSession().can('grading.read', { sectionId, departmentId })) return null
  return (
    <ButtonLink to="/sections/$sectionId/report" params={{ sectionId }}>
      {t('section.report')}
    </ButtonLink>
  )
}

function Parts({ section, seats }: PartsProps) {
  const { t } = useTranslation('catalogue')
  const session = useSession()
  const { sectionId, departmentId } = section
  const others = orderedTabs().filter(({ action }) => session.can(action, { sectionId, departmentId }))
  const { tab = others[0]?.id ?? 'details' } = route.useSearch()
  const Opened = others.find(({ id }) => id === tab)?.component
  const link = (id: SectionTabId) => (
    <SearchTab
      key={id}
      to="/sections/$sectionId"
      params={{ sectionId }}
      search={{ tab: id }}
      {...(id === tab && { 'aria-current': 'page' as const })}
    >
      {t(`tab.${id}`)}
    </SearchTab>
  )
  return (
    <>
      <Tabs label={t('section.parts')}>{[...others.map(({ id }) => link(id)), link('details')]}</Tabs>
      <div className={styles.part}>
        <Suspense fallback={<Skeleton rows={6} />}>
          {Opened ? <Opened section={section} /> : <SectionDetails section={section} seats={seats} />}
        </Suspense>
      </div>
    </>
  )
}
