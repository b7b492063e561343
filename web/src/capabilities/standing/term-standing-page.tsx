import { room } from '@matricula/contract/kernel'
import { readStandingRun } from '@matricula/contract/standing'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '#design/empty-state.tsx'
import { ErrorState } from '#design/error-state.tsx'
import { TermSelect } from '#design/fields/term-select.tsx'
import { Page, Section } from '#design/page.tsx'
import { Skeleton } from '#design/skeleton.tsx'
import { useChosenTerm } from '#platform/use-chosen-term.ts'
import { useRoom } from '#platform/use-live.ts'
import { useReply } from '#platform/use-reply.ts'
import { OpenReviews } from './open-reviews.tsx'
import { RunCard } from './run-card.tsx'
import { RunRows } from './run-rows.tsx'

const route = getRouteApi('/signed-in/standing')

/** The standings of a term, from finding them to committing them, and what is to be looked at again. */
export function TermStandingPage() {
  const { t } = useTranslation('standing')
  const navigate = route.useNavigate()
  const { term, terms, pending } = useChosenTerm(route.useSearch().term)
  useRoom(room.staff)
  return (
    <Page
      title={t('title')}
      description={t('about')}
      actions={
        term && (
          <TermSelect
            terms={terms}
            term={term}
            onChange={(termId) => void navigate({ search: { term: termId } })}
          />
        )
      }
    >
      {!term && (pending ? <Skeleton /> : <EmptyState sentence={t('term.none')} />)}
      {term && <OfTerm key={term.termId} termId={term.termId} title={term.title} />}
      <OpenReviews />
    </Page>
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
