import type { Section } from '@matricula/contract/catalogue'
import { room } from '@matricula/contract/kernel'
import { announceToSection, listSectionAnnouncements, withdrawFromSection } from '@matricula/contract/notices'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useRoom } from '#platform/use-live.ts'
import { keyOf, useCommand, useReply } from '#platform/use-reply.ts'
import { AnnounceForm } from './announce-form.tsx'
import { AnnouncementList } from './announcement-list.tsx'

/** Where those who teach a section speak to everyone who sits in it. */
export function AnnouncementsTab({ section }: { readonly section: Section }) {
  const { t } = useTranslation('notices')
  const client = useQueryClient()
  const params = { sectionId: section.sectionId }
  const list = useReply(listSectionAnnouncements, { params })
  const making = useCommand(announceToSection)
  const taking = useCommand(withdrawFromSection)
  const refresh = () => client.invalidateQueries({ queryKey: keyOf(listSectionAnnouncements, params) })
  useRoom(room.everyone)
  return (
    <>
      <p className="muted">{t('section.about')}</p>
      <AnnounceForm
        send={async (body) => {
          const made = await making.run({ params, body })
          await refresh()
          return made
        }}
      />
      <AnnouncementList
        rows={list.data?.items}
        error={list.error}
        onRetry={() => void list.refetch()}
        withdraw={async ({ announcementId }) => {
          await taking.run({ params: { ...params, announcementId } })
          await refresh()
        }}
        pending={taking.pending}
        problem={taking.error}
      />
    </>
  )
}
