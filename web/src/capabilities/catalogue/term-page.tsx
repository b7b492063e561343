import type { Term } from '@matricula/contract/catalogue'
import { room } from '@matricula/contract/kernel'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ButtonLink } from '#design/button.tsx'
import { EmptyState } from '#design/empty-state.tsx'
import { ErrorState } from '#design/error-state.tsx'
import { Facts } from '#design/facts.tsx'
import { Page, Section } from '#design/page.tsx'
import { Skeleton } from '#design/skeleton.tsx'
import { useFormat } from '#platform/format.ts'
import { useSession } from '#platform/session.ts'
import { useRoom } from '#platform/use-live.ts'
import { TermRules } from './term-rules.tsx'
import { useTerm } from './use-term.ts'
import { WindowActions } from './window-actions.tsx'
import { WindowTag } from './window-tag.tsx'

const route = getRouteApi('/signed-in/terms/$termId')

/** One term: when students may register, and by which rules. */
export function TermPage() {
  const { t } = useTranslation('catalogue')
  const { termId } = route.useParams()
  const { term, loaded, error, refetch } = useTerm(termId)
  useRoom(room.everyone)
  if (term === undefined)
    return (
      <Page title={t('terms.term')}>
        {loaded && <EmptyState sentence={t('term.missing')} />}
        {!loaded && error === null && <Skeleton rows={6} />}
        {error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      </Page>
    )
  return (
    <Page
      title={term.title}
      description={<TermDates term={term} />}
      actions={
        <ButtonLink to="/terms/$termId/sections" params={{ termId }}>
          {t('terms.sections')}
        </ButtonLink>
      }
    >
      <Registration term={term} />
      <Section title={t('term.rules')}>
        <TermRules key={term.version} term={term} />
      </Section>
    </Page>
  )
}

function TermDates({ term }: { readonly term: Term }) {
  const format = useFormat()
  return <>{format.dayRange(term.startsOn, term.endsOn)}</>
}

function Registration({ term }: { readonly term: Term }) {
  const { t } = useTranslation('catalogue')
  const format = useFormat()
  const session = useSession()
  const { opensAt, closesAt } = term.registration
  return (
    <Section title={t('window.title')}>
      <Facts
        facts={[
          { label: t('window.now'), value: <WindowTag term={term} /> },
          { label: t('window.opens'), value: <time dateTime={opensAt}>{format.dateTime(opensAt)}</time> },
          { label: t('window.closes'), value: <time dateTime={closesAt}>{format.dateTime(closesAt)}</time> },
        ]}
      />
      {session.can('term.write') && <WindowActions term={term} />}
    </Section>
  )
}
