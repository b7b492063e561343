import { readCheckInCodes } from '@matricula/contract/attendance'
import { readSection, sectionLabel } from '@matricula/contract/catalogue'
import { room } from '@matricula/contract/kernel'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ButtonLink } from '#design/button.tsx'
import { EmptyState } from '#design/empty-state.tsx'
import { ErrorState } from '#design/error-state.tsx'
import { Page } from '#design/page.tsx'
import { Skeleton } from '#design/skeleton.tsx'
import { useFormat } from '#platform/format.ts'
import { useRoom } from '#platform/use-live.ts'
import { useReply } from '#platform/use-reply.ts'
import styles from './check-in.module.css'
import { CodePicture } from './code-picture.tsx'
import { type Place, useCheckIn, useTimeSince } from './use-check-in.ts'
import { useWholeRoster } from './use-whole-roster.ts'

const route = getRouteApi('/signed-in/sections/$sectionId/attendance/$meetingId/check-in')

/** What the class sees on the wall: the code, as digits and as a picture for phones, until check-in closes. */
export function CheckInScreen() {
  const { t } = useTranslation('attendance')
  const place = route.useParams()
  const { data: section } = useReply(readSection, { params: { sectionId: place.sectionId } })
  useRoom(room.section(place.sectionId))
  return (
    <Page
      title={t('checkIn.title')}
      description={section && `${sectionLabel(section)} ${section.courseTitle}`}
      actions={
        <ButtonLink to="/sections/$sectionId/attendance/$meetingId" params={place}>
          {t('checkIn.toRegister')}
        </ButtonLink>
      }
    >
      <Codes place={place} />
    </Page>
  )
}

function Codes({ place }: { readonly place: Place }) {
  const { t } = useTranslation('attendance')
  const format = useFormat()
  const { data, dataUpdatedAt, error, refetch } = useReply(
    readCheckInCodes,
    { params: place },
    { every: 15_000 },
  )
  const time = useTimeSince(data?.now, dataUpdatedAt)
  if (data === undefined) {
    return error === null ? (
      <Skeleton rows={6} />
    ) : (
      <ErrorState error={error} onRetry={() => void refetch()} />
    )
  }
  const { closesAt } = data
  if (closesAt === undefined || time >= Date.parse(closesAt))
    return <EmptyState sentence={t('checkIn.over')} />
  const shown = data.codes.find(({ from, until }) => Date.parse(from) <= time && time < Date.parse(until))
  if (shown === undefined) return <EmptyState sentence={t('checkIn.lost')} />
  const address = `${window.location.origin}/check-in/${place.sectionId}/${place.meetingId}?code=${shown.code}`
  return (
    <div className={styles.wall}>
      <CodePicture text={address} label={t('checkIn.picture')} />
      <div className={styles.words}>
        <p className={styles.how}>{t('checkIn.how')}</p>
        <p className={styles.code}>
          <span className="visually-hidden">{shown.code.split('').join(' ')}</span>
          <bdi aria-hidden>{`${shown.code.slice(0, 3)} ${shown.code.slice(3)}`}</bdi>
        </p>
        <p className="figures">
          {t('checkIn.changes', { count: Math.ceil((Date.parse(shown.until) - time) / 1000) })}
        </p>
        <p>{t('checkIn.openUntil', { time: format.time(closesAt) })}</p>
        <Arrived place={place} />
      </div>
    </div>
  )
}

function Arrived({ place }: { readonly place: Place }) {
  const { t } = useTranslation('attendance')
  const { claims } = useCheckIn(place)
  const { roster } = useWholeRoster(place.sectionId)
  if (roster === undefined) return null
  const claimed = roster.filter(({ studentId }) => claims.has(studentId)).length
  return <p className={styles.arrived}>{t('checkIn.count', { claimed, all: roster.length })}</p>
}
