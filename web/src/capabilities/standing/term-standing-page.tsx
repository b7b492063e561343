import { readStandingRun } from '@matricula/contract/standing'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ErrorState } from '#design/error-state.tsx'
import { Section } from '#design/page.tsx'
import { Skeleton } from '#design/skeleton.tsx'
import { TermPage } from '#design/term-page.tsx'
import { useReply } from '#platform/use-reply.ts'
import { OpenReviews } from './open-reviews.tsx'
import { RunCard } from './run-card.tsx'
import { RunRows } from './run-rows.tsx'

const route = getRouteApi('/signed-in/standing')

/** The standings of a term, from finding them to committing them, and what is to be looked at again. */
export function TermStandingPage() {
  const { t } = useTranslation('standing')
  const navigate = route.useNavigate()
  return (
    <TermPage
      title={t('title')}
      description={t('about')}
      none={t('term.none')}
      named={route.useSearch().term}
      onChoose={(termId) => void navigate({ search: { term: termId } })}
      below={<OpenReviews />}
    >
      {({ termId, title }) => <OfTerm key={termId} termId={termId} title={title} />}
    </TermPage>
  )
}

function OfTerm({ termId, title }: { readonly termId: string; readonly title: string }) {
  const { data, error, refetch } = useReply(readStandingRun, { params: { termId } })
  if (data === undefined)
    return error === null ? <Skeleton /> : <ErrorState error={error} onRetry={() => void refetch()} />
  const { run } = data
  return (
    <Section title={title}>
      <RunCard termId={termId} run={run} />
      {run && run.rows > 0 && <RunRows run={run} />}
    </Section>
  )
}
