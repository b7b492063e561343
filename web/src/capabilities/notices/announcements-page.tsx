import { AnnouncedTo, announce, listAnnouncements, withdrawAnnouncement } from '@matricula/contract/notices'
import { listProgrammes } from '@matricula/contract/students'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SelectField } from '#design/fields/select-field.tsx'
import { Page, Section } from '#design/page.tsx'
import { keyOf, useCommand, useReply, useReplyPages } from '#platform/use-reply.ts'
import { AnnounceForm } from './announce-form.tsx'
import { AnnouncementList } from './announcement-list.tsx'

/** Where the office speaks to the institution, and sees who has read it. */
export function AnnouncementsPage() {
  const { t } = useTranslation('notices')
  const client = useQueryClient()
  const list = useReplyPages(listAnnouncements, {})
  const making = useCommand(announce)
  const taking = useCommand(withdrawAnnouncement)
  const [to, setTo] = useState('everyone')
  const refresh = () => client.invalidateQueries({ queryKey: keyOf(listAnnouncements) })
  return (
    <Page title={t('announcements')} description={t('announcements.about')}>
      <AnnounceForm
        audience={<Audience value={to} onChange={setTo} />}
        send={async (said) => {
          const made = await making.run({ body: { ...said, to: audienceFrom(to) } })
          await refresh()
          return made
        }}
      />
      <Section title={t('list')}>
        <AnnouncementList
          {...list.table}
          withdraw={async ({ announcementId }) => {
            await taking.run({ params: { announcementId } })
            await refresh()
          }}
          pending={taking.pending}
          problem={taking.error}
        />
      </Section>
    </Page>
  )
}

const roles = ['student', 'instructor', 'registrar'] as const

function Audience({
  value,
  onChange,
}: {
  readonly value: string
  readonly onChange: (value: string) => void
}) {
  const { t } = useTranslation('notices')
  const { data } = useReply(listProgrammes, {})
  const programmes = data?.items ?? []
  return (
    <SelectField
      label={t('list.to')}
      value={value}
      onChange={onChange}
      searchable
      choices={[
        { value: 'everyone', label: t('to.everyone') },
        ...roles.map((role) => ({ value: `role ${role}`, label: t(`to.${role}`) })),
        ...programmes.map(({ programmeId, title }) => ({
          value: `programme ${programmeId}`,
          label: t('to.programme', { programme: title }),
        })),
      ]}
    />
  )
}

function audienceFrom(value: string): AnnouncedTo {
  const [to, id] = value.split(' ')
  return AnnouncedTo.parse({
    to,
    ...(to === 'role' && { role: id }),
    ...(to === 'programme' && { programmeId: id }),
  })
}
