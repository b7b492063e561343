import { closeCheckIn, readCheckIn } from '@matricula/contract/attendance'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, ButtonLink } from '#design/button.tsx'
import { ProblemNote } from '#design/problem-note.tsx'
import { Segmented } from '#design/segmented.tsx'
import { useFormat } from '#platform/format.ts'
import { keyOf, useCommand } from '#platform/use-reply.ts'
import styles from './check-in.module.css'
import { OpenCheckInDialog } from './open-check-in-dialog.tsx'
import type { RegisterLine } from './register-view.ts'
import { TakeCheckInsDialog } from './take-check-ins-dialog.tsx'
import type { CheckInHandle, Place } from './use-check-in.ts'

interface OfRegister {
  readonly place: Place
  readonly checkIn: CheckInHandle
}

/** The way into self check-in, where nobody has opened it. */
export function CheckInButton({ place, checkIn }: OfRegister) {
  const { t } = useTranslation('attendance')
  const [opening, setOpening] = useState(false)
  if (!checkIn.may || !checkIn.today || checkIn.closesAt !== undefined) return null
  return (
    <>
      <Button size="small" onClick={() => setOpening(true)}>
        {t('checkIn.button')}
      </Button>
      {opening && <OpenCheckInDialog place={place} onClose={() => setOpening(false)} />}
    </>
  )
}

export type ClaimFilter = 'all' | 'claimed' | 'missing'

export interface CheckInPanelProps extends OfRegister {
  readonly lines: readonly RegisterLine[]
  readonly shown: ClaimFilter
  readonly onShow: (shown: ClaimFilter) => void
}

/** Whether students may check in, who has, and what can be made of it. */
export function CheckInPanel({ place, checkIn, lines, shown, onShow }: CheckInPanelProps) {
  const { t } = useTranslation('attendance')
  const claimed = lines.filter(({ studentId }) => checkIn.claims.has(studentId)).length
  if (checkIn.closesAt === undefined) return null
  const choice = (value: ClaimFilter, number: number) => ({
    value,
    label: t(`checkIn.show.${value}`, { number }),
  })
  return (
    <section className={styles.panel} aria-label={t('checkIn.title')}>
      <State checkIn={checkIn} claimed={claimed} all={lines.length} />
      <Acts place={place} checkIn={checkIn} lines={lines} claimed={claimed} />
      <Segmented
        label={t('checkIn.show')}
        size="small"
        value={shown}
        onChange={onShow}
        choices={[
          choice('all', lines.length),
          choice('claimed', claimed),
          choice('missing', lines.length - claimed),
        ]}
      />
    </section>
  )
}

function State({
  checkIn,
  claimed,
  all,
}: Pick<OfRegister, 'checkIn'> & { readonly claimed: number; readonly all: number }) {
  const { t } = useTranslation('attendance')
  const format = useFormat()
  const time = checkIn.closesAt === undefined ? '' : format.time(checkIn.closesAt)
  return (
    <p className={styles.state}>
      <strong>{t(checkIn.open ? 'checkIn.openUntil' : 'checkIn.closedAt', { time })}</strong>{' '}
      <span className="figures">{t('checkIn.count', { claimed, all })}</span>
    </p>
  )
}

function Acts({
  place,
  checkIn,
  lines,
  claimed,
}: OfRegister & { readonly lines: readonly RegisterLine[]; readonly claimed: number }) {
  const { t } = useTranslation('attendance')
  const client = useQueryClient()
  const [dialog, setDialog] = useState<'open' | 'take'>()
  const closing = useCommand(closeCheckIn)
  const close = async () => {
    const reply = await closing.run({ params: place }).catch(() => undefined)
    if (reply !== undefined) client.setQueryData(keyOf(readCheckIn, place), reply)
  }
  const toTake = lines.filter(
    ({ studentId, state }) => state === undefined && checkIn.claims.has(studentId),
  ).length
  return (
    <>
      {closing.error !== undefined && <ProblemNote problem={closing.error} />}
      <div className={styles.acts}>
        {checkIn.open && (
          <ButtonLink
            look="primary"
            size="small"
            to="/sections/$sectionId/attendance/$meetingId/check-in"
            params={place}
            target="_blank"
          >
            {t('checkIn.showCode')}
          </ButtonLink>
        )}
        {claimed > 0 && (
          <Button look={checkIn.open ? 'default' : 'primary'} size="small" onClick={() => setDialog('take')}>
            {t('checkIn.take')}
          </Button>
        )}
        {checkIn.today && (
          <Button size="small" look="quiet" onClick={() => setDialog('open')}>
            {t(checkIn.open ? 'checkIn.longer' : 'checkIn.again')}
          </Button>
        )}
        {checkIn.open && (
          <Button
            size="small"
            look="quiet"
            pending={closing.pending && t('checkIn.closing')}
            onClick={() => void close()}
          >
            {t('checkIn.close')}
          </Button>
        )}
      </div>
      {dialog === 'open' && <OpenCheckInDialog place={place} onClose={() => setDialog(undefined)} />}
      {dialog === 'take' && (
        <TakeCheckInsDialog
          place={place}
          toTake={toTake}
          others={
            lines.filter(({ studentId, state }) => state === undefined && !checkIn.claims.has(studentId))
              .length
          }
          onClose={() => setDialog(undefined)}
        />
      )}
    </>
  )
}
