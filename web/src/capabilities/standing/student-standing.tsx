import { room, type StudentId } from '@matricula/contract/kernel'
import { readStandings, type Standing, type StandingHistory } from '@matricula/contract/standing'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#design/button.tsx'
import { classes } from '#design/classes.ts'
import { EmptyState } from '#design/empty-state.tsx'
import { ErrorState } from '#design/error-state.tsx'
import { Section } from '#design/page.tsx'
import { Skeleton } from '#design/skeleton.tsx'
import { useFormat } from '#platform/format.ts'
import { useSession } from '#platform/session.ts'
import { useRoom } from '#platform/use-live.ts'
import { useReply } from '#platform/use-reply.ts'
import { AppealDialog } from './appeal-dialog.tsx'
import { useReason } from './reason.ts'
import { ReviseDialog } from './revise-dialog.tsx'
import styles from './standing.module.css'
import { OutcomeTag, ReviewTag } from './standing-tag.tsx'

interface OfStudent {
  readonly studentId: StudentId
}

/** All standings of a student, inside the page that the office sees. */
export function StudentStanding({ studentId }: OfStudent) {
  const { t } = useTranslation('standing')
  const { data, error, refetch } = useReply(readStandings, { params: { studentId } })
  useRoom(room.student(studentId))
  if (data === undefined)
    return error === null ? <Skeleton /> : <ErrorState error={error} onRetry={() => void refetch()} />
  if (data.standings.length === 0) return <EmptyState sentence={t('own.none')} />
  return <History history={data} studentId={studentId} />
}

/** The standings of whoever looks, on the own record; nothing before the first is committed. */
export function OwnStanding({ studentId }: OfStudent) {
  const { t } = useTranslation('standing')
  const { data } = useReply(readStandings, { params: { studentId } })
  const [appealing, setAppealing] = useState(false)
  if (data === undefined || data.standings.length === 0) return null
  return (
    <Section
      title={t('own')}
      actions={data.mayAppeal && <Button onClick={() => setAppealing(true)}>{t('appeal')}</Button>}
    >
      <History history={data} studentId={studentId} />
      {appealing && <AppealDialog studentId={studentId} onClose={() => setAppealing(false)} />}
    </Section>
  )
}

interface HistoryProps extends OfStudent {
  readonly history: StandingHistory
}

function History({ history: { standings, reviews, version }, studentId }: HistoryProps) {
  const { t } = useTranslation('standing')
  const mayDecide = useSession().can('standing.decide')
  const [revised, setRevised] = useState<Standing>()
  return (
    <ol className={styles.history}>
      {standings.map((standing, place) => (
        <li key={standing.termId}>
          <OneStanding standing={standing} />
          {reviews
            .filter(({ termId, state }) => termId === standing.termId && state !== 'withdrawn')
            .map((review) => (
              <ReviewLine key={review.kind} review={review} told={standing.override?.reason} />
            ))}
          {mayDecide && place === 0 && (
            <p>
              <Button size="small" onClick={() => setRevised(standing)}>
                {t('revise')}
              </Button>
            </p>
          )}
        </li>
      ))}
      {revised && (
        <ReviseDialog
          studentId={studentId}
          version={version}
          standing={revised}
          onClose={() => setRevised(undefined)}
        />
      )}
    </ol>
  )
}

function OneStanding({ standing }: { readonly standing: Standing }) {
  const { t } = useTranslation('standing')
  const format = useFormat()
  const reasonOf = useReason()
  const { termTitle, outcome, computed, override, effects, releasedAt, at } = standing
  const found = { outcome: t(`outcome.${computed.outcome}`), reason: reasonOf(computed) }
  const follows = [
    effects.hold && t('effect.hold'),
    releasedAt !== undefined && t('effect.released', { at: format.dateTime(releasedAt) }),
    effects.creditLimit !== undefined && t('effect.limit', { count: effects.creditLimit }),
    effects.advising && t('effect.advising'),
  ].filter((line) => typeof line === 'string')
  return (
    <>
      <p className={styles.head}>
        <strong>{termTitle}</strong> <OutcomeTag outcome={outcome} />{' '}
        <time className="muted" dateTime={at}>
          {format.dateTime(at)}
        </time>
      </p>
      {override && <p>{t('overridden', { by: override.by, reason: override.reason })}</p>}
      <p className={classes(override && 'muted')}>{override ? t('found', found) : found.reason}</p>
      {follows.length > 0 && <p>{follows.join(' ')}</p>}
    </>
  )
}

interface ReviewLineProps {
  readonly review: StandingHistory['reviews'][number]
  /** What is said above it already. */
  readonly told: string | undefined
}

function ReviewLine({ review, told }: ReviewLineProps) {
  const { t } = useTranslation('standing')
  const { kind, state, note } = review
  return (
    <p className="muted">
      {t(`review.kind.${kind}`)} <ReviewTag state={state} /> {note !== told && note}
    </p>
  )
}
