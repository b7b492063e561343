import { room } from '@matricula/contract/kernel'
import { PolicyKind } from '@matricula/contract/policies'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Page } from '#design/page.tsx'
import { SearchTab, Tabs } from '#design/tabs.tsx'
import { useRoom } from '#platform/use-live.ts'
import { KindView } from './kind-view.tsx'

const route = getRouteApi('/signed-in/policies')

/** What the institution decides for itself: each kind with its versions, its draft, and who would differ. */
export function PoliciesPage() {
  const { t } = useTranslation('policies')
  const { kind = 'record' } = route.useSearch()
  useRoom(room.staff)
  return (
    <Page title={t('title')} description={t('about')}>
      <Tabs label={t('kinds')}>
        {PolicyKind.options.map((one) => (
          <SearchTab key={one} to="/policies" search={one === 'record' ? {} : { kind: one }}>
            {t(`kind.${one}`)}
          </SearchTab>
        ))}
      </Tabs>
      <KindView key={kind} kind={kind} />
    </Page>
  )
}
