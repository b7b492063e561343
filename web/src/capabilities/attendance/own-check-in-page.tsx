import { checkIn, type OwnCheckIn, readOwnCheckIn } from '@matricula/contract/attendance'
import { room, type StudentId } from '@matricula/contract/kernel'
import { IconCircleCheck } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, ButtonLink } from '#design/button.tsx'
import { EmptyState } from '#design/empty-state.tsx'
import { ErrorState } from '#design/error-state.tsx'
import { TextField } from '#design/fields/text-field.tsx'
import { Page } from '#design/page.tsx'
import { ProblemNote } from '#design/problem-note.tsx'
import { Skeleton } from '#design/skeleton.tsx'
import { useFormat } from '#platform/format.ts'
import { useSession } from '#platform/session.ts'
import { useForm } from '#platform/use-form.ts'
import { useConnection, useRoom } from '#platform/use-live.ts'
import { keyOf, useCommand, useReply } from '#platform/use-reply.ts'
import styles from './check-in.module.css'
import { deviceName } from './device-name.ts'
import type { Place } from './use-check-in.ts'

const route = getRouteApi('/signed-in/check-in/$sectionId/$meetingId')

/** Where a student says to be there, on the phone in hand: with the code that was scanned, or typed. */
export function OwnCheckInPage() {
  const { t } = useTranslation('attendance')
  const place = route.useParams()
  const { code } = route.useSearch()
  const { me } = useSession()
  if (me?.studentId === undefined) return <EmptyState sentence={t('checkIn.studentsOnly')} />
  return <OwnPlace key={place.meetingId} place={place} studentId={me.studentId} scanned={code} />
}

interface OwnPlaceProps {
  readonly place: Place
  readonly studentId: StudentId
  readonly scanned: string | undefined
}

function OwnPlace({ place, studentId, scanned }: OwnPlaceProps) {
  const { t } = useTranslation('attendance')
  const format = useFormat()
  const params = { studentId, ...place }
  const { data, error, refetch } = useReply(readOwnCheckIn, { params }, { every: 30_000 })
  useRoom(room.student(studentId))
  const when = data && `${format.weekdayAndDay(data.date)}, ${format.minuteRange(data.start, data.end)}`
  return (
    <Page
      title={t('checkIn.title')}
      description={data && `${data.label} ${data.title}. ${when}`}
      width="form"
      actions={<ButtonLink to="/">{t('checkIn.toToday')}</ButtonLink>}
    >
      {data === undefined && error === null && <Skeleton rows={4} />}
      {data === undefined && error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data !== undefined && <Standing own={data} params={params} scanned={scanned} />}
    </Page>
  )
}

interface StandingProps {
  readonly own: OwnCheckIn
  readonly params: Place & { readonly studentId: StudentId }
  readonly scanned: string | undefined
}

function Standing({ own, params, scanned }: StandingProps) {
  const { t } = useTranslation('attendance')
  const format = useFormat()
  if (own.madeAt !== undefined || own.mark !== undefined) {
    return (
      <div className={styles.made} role="status">
        <IconCircleCheck size={56} aria-hidden />
        {own.madeAt !== undefined && (
          <p className={styles.madeAt}>{t('checkIn.made', { time: format.time(own.madeAt) })}</p>
        )}
        <p>
          {own.mark === undefined
            ? t('checkIn.toConfirm')
            : t('checkIn.marked', { state: t(`state.${own.mark}`) })}
        </p>
      </div>
    )
  }
  if (!own.open) return <EmptyState sentence={t('checkIn.notOpen')} />
  return <CodeForm params={params} scanned={scanned} />
}

/** A code that was scanned is sent by itself, once; what was refused can be typed. */
function CodeForm({ params, scanned }: Omit<StandingProps, 'own'>) {
  const { t } = useTranslation('attendance')
  const client = useQueryClient()
  const offline = useConnection() === 'offline'
  const command = useCommand(checkIn)
  const form = useForm({
    schema: checkIn.body,
    initial: { code: scanned ?? '' },
    read: ({ code }) => ({ code: code.replaceAll(/\s/g, ''), ...deviceName() }),
    submit: async (body) => {
      client.setQueryData(keyOf(readOwnCheckIn, params), await command.run({ params, body }))
    },
  })
  const { ref } = form.form
  const sent = useRef(false)
  useEffect(() => {
    if (scanned === undefined || sent.current) return
    sent.current = true
    ref.current?.requestSubmit()
  }, [scanned, ref])
  return (
    <form {...form.form} className={styles.form}>
      {form.error !== undefined && <ProblemNote problem={form.error} />}
      {offline && <p className={styles.offline}>{t('checkIn.offline')}</p>}
      <TextField
        label={t('checkIn.code')}
        description={t('checkIn.codeHint')}
        inputMode="numeric"
        autoComplete="one-time-code"
        required
        {...form.field('code')}
      />
      <Button type="submit" look="primary" size="touch" pending={form.pending && t('checkIn.checking')}>
        {t('checkIn.verb')}
      </Button>
    </form>
  )
}
