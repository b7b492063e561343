import { readTermStatistics } from '@matricula/contract/operations'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ErrorState } from '#design/error-state.tsx'
import { Section } from '#design/page.tsx'
import { Skeleton } from '#design/skeleton.tsx'
import { Stat, Stats } from '#design/stat.tsx'
import { TermPage } from '#design/term-page.tsx'
import type { Reply } from '#platform/call.ts'
import { useFormat } from '#platform/format.ts'
import { useReply } from '#platform/use-reply.ts'
import { DepartmentNumbers } from './department-numbers.tsx'
import { GradeChart, RegistrationChart } from './term-charts.tsx'

const route = getRouteApi('/signed-in/numbers')

/** A term in numbers; each leads to where the numbers come from. */
export function NumbersPage() {
  const { t } = useTranslation('operations')
  const navigate = route.useNavigate()
  return (
    <TermPage
      title={t('numbers.title')}
      description={t('numbers.about')}
      none={t('numbers.noTerm')}
      named={route.useSearch().term}
      onChoose={(termId) => void navigate({ search: { term: termId } })}
    >
      {({ termId }) => <OfTerm key={termId} termId={termId} />}
    </TermPage>
  )
}

function OfTerm({ termId }: { readonly termId: string }) {
  const { t } = useTranslation('operations')
  const asked = { params: { termId }, query: {} }
  const { data, error, refetch } = useReply(readTermStatistics, asked, { every: 60_000 })
  if (data === undefined)
    return error === null ? (
      <Skeleton rows={6} />
    ) : (
      <ErrorState error={error} onRetry={() => void refetch()} />
    )
  const { days, grades, departments } = data
  return (
    <>
      <Whole statistics={data} />
      {days.length > 0 && (
        <Section title={t('numbers.days')}>
          <RegistrationChart days={days} />
        </Section>
      )}
      {grades.length > 0 && (
        <Section title={t('numbers.grades')}>
          <GradeChart grades={grades} />
        </Section>
      )}
      <Section title={t('numbers.departments')}>
        <DepartmentNumbers departments={departments} />
      </Section>
    </>
  )
}

function Whole({ statistics }: { readonly statistics: Reply<typeof readTermStatistics> }) {
  const { t } = useTranslation('operations')
  const format = useFormat()
  const { termId, enrolled, dropped, waiting, registers, assessments, grades } = statistics
  const graded = grades.reduce((sum, { count }) => sum + count, 0)
  return (
    <Section
      title={t('numbers.whole')}
      actions={
        <Link to="/registration-control" search={{ term: termId }}>
          {t('numbers.registration')}
        </Link>
      }
    >
      <Stats>
        <Stat
          label={t('numbers.enrolled')}
          value={format.number(enrolled - dropped)}
          detail={t('numbers.of', { enrolled: format.number(enrolled), dropped: format.number(dropped) })}
        />
        <Stat label={t('numbers.waiting')} value={format.number(waiting)} />
        <Stat label={t('numbers.registers')} value={format.number(registers)} />
        <Stat label={t('numbers.assessments')} value={format.number(assessments)} />
        <Stat
          label={t('numbers.graded')}
          value={
            <Link to="/final-grades" search={{ term: termId }}>
              {format.number(graded)}
            </Link>
          }
        />
      </Stats>
    </Section>
  )
}
