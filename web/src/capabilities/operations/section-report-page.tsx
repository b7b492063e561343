import { readSection, sectionLabel } from '@matricula/contract/catalogue'
import { room } from '@matricula/contract/kernel'
import { getRouteApi } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, ButtonLink } from '#design/button.tsx'
import { ErrorState } from '#design/error-state.tsx'
import { Page } from '#design/page.tsx'
import { Skeleton } from '#design/skeleton.tsx'
import { Stat, Stats } from '#design/stat.tsx'
import { useFormat } from '#platform/format.ts'
import { useRoom } from '#platform/use-live.ts'
import { useReply } from '#platform/use-reply.ts'

const ClassAttendance = lazy(async () => ({
  default: (await import('#capabilities/attendance/index.ts')).ClassAttendance,
}))
const ClassMarks = lazy(async () => ({
  default: (await import('#capabilities/grading/index.ts')).ClassMarks,
}))
const ClassGrades = lazy(async () => ({
  default: (await import('#capabilities/finals/index.ts')).ClassGrades,
}))

const route = getRouteApi('/signed-in/sections/$sectionId/report')

/** A section on one page, to be looked at, printed or filed: who sits there, who came, and how they did. */
export function SectionReportPage() {
  const { t } = useTranslation('operations')
  const format = useFormat()
  const { sectionId } = route.useParams()
  const { data, error, refetch } = useReply(readSection, { params: { sectionId } })
  useRoom(room.section(sectionId))
  if (data === undefined)
    return (
      <Page title={t('sectionReport')}>
        {error === null ? <Skeleton rows={8} /> : <ErrorState error={error} onRetry={() => void refetch()} />}
      </Page>
    )
  const label = sectionLabel(data)
  return (
    <Page
      title={t('sectionReport.title', { label })}
      description={[data.courseTitle, ...data.instructors.map(({ name }) => name)].join(' · ')}
      actions={
        <>
          <ButtonLink to="/sections/$sectionId" params={{ sectionId }}>
            {t('sectionReport.back')}
          </ButtonLink>
          <Button onClick={() => window.print()}>{t('sectionReport.print')}</Button>
        </>
      }
    >
      <Stats>
        <Stat
          label={t('today.enrolled')}
          value={format.number(data.seats.taken)}
          detail={t('sectionReport.seats', { capacity: format.number(data.seats.capacity) })}
        />
        <Stat label={t('today.waiting')} value={format.number(data.seats.waiting)} />
      </Stats>
      <Suspense fallback={<Skeleton rows={12} />}>
        <ClassAttendance sectionId={sectionId} />
        <ClassMarks sectionId={sectionId} />
        <ClassGrades sectionId={sectionId} />
      </Suspense>
    </Page>
  )
}
