import { readOpenApi } from '@matricula/contract/operations'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '#design/empty-state.tsx'
import { ErrorState } from '#design/error-state.tsx'
import { SearchField } from '#design/fields/search-field.tsx'
import { Filters } from '#design/filters.tsx'
import { Page, Section } from '#design/page.tsx'
import { Skeleton } from '#design/skeleton.tsx'
import { useReply } from '#platform/use-reply.ts'
import styles from './interface-page.module.css'
import { groupsOf, type Operation, operationsIn } from './open-api.ts'
import { OperationDetail } from './operation-detail.tsx'

const route = getRouteApi('/open/interface')

/** The interface for programs, read from the server's own description. */
export function InterfacePage() {
  const { t } = useTranslation('operations')
  const { find = '' } = route.useSearch()
  const navigate = route.useNavigate()
  const description = useReply(readOpenApi, {})
  const words = find.toLowerCase().split(/\s+/)
  const matches = ({ method, path, summary }: Operation): boolean =>
    words.every((word) => `${method} ${path} ${summary}`.toLowerCase().includes(word))
  const operations = description.data && operationsIn(description.data).filter(matches)
  return (
    <main id="main" className={styles.page}>
      <Page
        title={t('api.title')}
        description={t('api.about')}
        actions={<a href="/openapi.json">{t('api.document')}</a>}
      >
        <Filters
          find={
            <SearchField
              label={t('api.find')}
              value={find}
              onChange={(text) => void navigate({ search: { find: text || undefined }, replace: true })}
            />
          }
        />
        {description.error && (
          <ErrorState error={description.error} onRetry={() => void description.refetch()} />
        )}
        {operations === undefined && !description.error && <Skeleton rows={10} />}
        {operations?.length === 0 && <EmptyState sentence={t('api.nothing')} />}
        {operations !== undefined &&
          groupsOf(operations).map(({ group, members }) => (
            <Section key={group} title={t(`api.group.${group}`)}>
              {members.map((operation) => (
                <OperationDetail key={`${operation.method} ${operation.path}`} operation={operation} />
              ))}
            </Section>
          ))}
      </Page>
    </main>
  )
}
