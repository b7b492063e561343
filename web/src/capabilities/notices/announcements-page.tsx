import {
  AnnouncedTo,
  announce,
  listAnnouncements,
  listSavedCohorts,
  type SavedCohort,
  withdrawAnnouncement,
} from '@matricula/contract/notices'
import { listProgrammes } from '@matricula/contract/students'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ButtonLink } from '#design/button.tsx'
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
  const cohorts = useReply(listSavedCohorts, {}).data?.items ?? []
  const [to, setTo] = useState('everyone')
  const refresh = () => client.invalidateQueries({ queryKey: keyOf(listAnnouncements) })
  return (
    <Page
      title={t('announcements')}
      description={t('announcements.about')}
      actions={<ButtonLink to="/saved-cohorts">{t('cohorts')}</ButtonLink>}
    >
      <AnnounceForm
        audience={<Audience value={to} onChange={setTo} cohorts={cohorts} />}
        send={async (said) => {
          const made = await making.run({ body: { ...said, to: audienceFrom(to) } })
          await refresh()
          return made
        }}
      />
      <Section title={t('list')}>
        <AnnouncementList
          {...list.table}
          cohorts={cohorts}
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

interface AudienceProps {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly cohorts: readonly SavedCohort[]
}

function Audience({ value, onChange, cohorts }: AudienceProps) {
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
        ...cohorts
          .filter(({ archivedAt }) => archivedAt === undefined)
          .map(({ cohortId, title }) => ({
            value: `cohort ${cohortId}`,
            label: t('to.cohort', { title }),
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
    ...(to === 'cohort' && { cohortId: id }),
  })
}
