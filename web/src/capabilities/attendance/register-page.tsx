import { listMeetings, type MeetingDay } from '@matricula/contract/attendance'
import { readSection, sectionLabel } from '@matricula/contract/catalogue'
import { type MeetingId, type SectionId } from '@matricula/contract/kernel'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ButtonLink } from '#design/button.tsx'
import { ErrorState } from '#design/error-state.tsx'
import { Page } from '#design/page.tsx'
import { Skeleton } from '#design/skeleton.tsx'
import { useFormat } from '#platform/format.ts'
import { useReply } from '#platform/use-reply.ts'
import { RegisterSheet } from './register-sheet.tsx'
import { useRegister } from './use-register.ts'

const route = getRouteApi('/signed-in/sections/$sectionId/attendance/$meetingId')

/** One meeting: who was there. */
export function RegisterPage() {
  const { sectionId, meetingId } = route.useParams()
  return <Register key={meetingId} sectionId={sectionId} meetingId={meetingId} />
}

interface Place {
  readonly sectionId: SectionId
  readonly meetingId: MeetingId
}

function Register({ sectionId, meetingId }: Place) {
  const { t } = useTranslation('attendance')
  const section = useReply(readSection, { params: { sectionId } })
  const meetings = useReply(listMeetings, { params: { sectionId } })
  const handle = useRegister({ sectionId, meetingId })
  const meeting = meetings.data?.items.find((one) => one.meetingId === meetingId)
  const back = (
    <ButtonLink to="/sections/$sectionId/attendance" params={{ sectionId }}>
      {t('register.allMeetings')}
    </ButtonLink>
  )
  return (
    <Page
      title={section.data ? `${sectionLabel(section.data)} ${section.data.courseTitle}` : t('title')}
      description={meeting && <When meeting={meeting} open={handle.register?.state === 'open'} />}
      actions={back}
    >
      {handle.lines === undefined || handle.register === undefined ? (
        <Waiting error={handle.error} onRetry={handle.refetch} />
      ) : (
        <RegisterSheet
          place={{ sectionId, meetingId }}
          handle={handle}
          lines={handle.lines}
          register={handle.register}
        />
      )}
    </Page>
  )
}

const Waiting = ({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }) =>
  error === undefined ? <Skeleton rows={10} height={60} /> : <ErrorState error={error} onRetry={onRetry} />

function When({ meeting, open }: { readonly meeting: MeetingDay; readonly open: boolean }) {
  const { t } = useTranslation('attendance')
  const format = useFormat()
  const parts = [
    format.weekdayAndDay(meeting.date),
    format.minuteRange(meeting.start, meeting.end),
    ...(meeting.room === undefined ? [] : [t('meetings.room', { room: meeting.room })]),
  ]
  return (
    <>
      <time dateTime={meeting.date}>{parts.join(', ')}</time>. {open && t('register.hint')}
    </>
  )
}
