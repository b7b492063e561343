import type { Seats } from '@matricula/contract/catalogue'
import { useEffect, useRef, useState } from 'react'
import { Trans, useTranslation } from 'react-i18next'
import { Meter } from '#design/meter.tsx'
import { useFormat } from '#platform/format.ts'
import type { Words } from './refusal-words.ts'
import styles from './registration.module.css'

/** Of several parts the scarcest one decides. */
export const scarcest = (seats: readonly (Seats | undefined)[]): Seats | undefined =>
  seats
    .filter((one) => one !== undefined)
    .toSorted((one, other) => leftIn(one) - leftIn(other) || other.waiting - one.waiting)[0]

/** A free seat is not free for a newcomer while somebody waits. */
export const leftIn = ({ capacity, taken, waiting }: Seats): number =>
  waiting > 0 ? 0 : Math.max(0, capacity - taken)

export function seatWords(t: Words, seats: Seats | undefined): string {
  if (!seats) return t('seats.unknown')
  const left = leftIn(seats)
  return left > 0 ? t('seats.left', { count: left }) : t('seats.fullWait', { count: seats.waiting })
}

/** How many seats are left, with a thin line; it lights up for a moment when the number changes. */
export function SeatsLeft({ seats }: { readonly seats: Seats | undefined }) {
  const { t } = useTranslation('enrolment')
  const format = useFormat()
  const flashing = useFlash(seats && `${seats.taken} ${seats.capacity} ${seats.waiting}`)
  if (!seats) return <span className={styles.seats} />
  const left = leftIn(seats)
  return (
    <span className={styles.seats} data-flash={flashing || undefined} aria-hidden>
      {left > 0 && (
        <span>
          <Trans
            t={t}
            i18nKey="seats.leftShort"
            values={{ count: format.number(left) }}
            components={{ b: <strong /> }}
          />
        </span>
      )}
      {left === 0 && (
        <span className={styles.full}>
          {seats.waiting > 0 ? t('seats.wait', { count: seats.waiting }) : t('seats.full')}
        </span>
      )}
      <Meter
        label={t('seats.taken', { taken: seats.taken, capacity: seats.capacity })}
        value={left === 0 ? seats.capacity : seats.taken}
        limit={seats.capacity}
      />
    </span>
  )
}

const flashMillis = 2000

/** True for a moment after the value has changed; not when it is first known. */
function useFlash(value: string | undefined): boolean {
  const before = useRef(value)
  const [flashing, setFlashing] = useState(false)
  useEffect(() => {
    const known = before.current
    before.current = value
    if (known === undefined || known === value) return undefined
    setFlashing(true)
    const timer = setTimeout(() => setFlashing(false), flashMillis)
    return () => clearTimeout(timer)
  }, [value])
  return flashing
}
