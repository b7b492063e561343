import type { Term } from '@matricula/contract/catalogue'
import type { Standing } from '@matricula/contract/enrolment'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#platform/format.ts'
import { useServerTime } from './server-clock.ts'

/** Where the window stands by the server's time: the same rule that the server decides by. */
function windowAt({ registration }: Term, time: Date): Standing['window'] {
  const at = time.getTime()
  if (at < Date.parse(registration.opensAt)) return 'not-open'
  if (at >= Date.parse(registration.closesAt)) return 'closed'
  return registration.paused ? 'paused' : 'open'
}

/** "2 days 03:04:05", or less as it comes near. */
function leftUntil(instant: string, time: Date, dayUnit: Intl.NumberFormat): string {
  const seconds = Math.max(0, Math.ceil((Date.parse(instant) - time.getTime()) / 1000))
  const two = (value: number): string => String(Math.floor(value)).padStart(2, '0')
  const clock = [seconds / 3600, (seconds / 60) % 60, seconds % 60].map(two)
  if (seconds < 86_400) return clock.join(':')
  return `${dayUnit.format(Math.floor(seconds / 86_400))} ${two((seconds / 3600) % 24)}:${clock[1]}:${clock[2]}`
}

/** Where the window stands now; whoever asks is drawn again when it opens or closes, not each second. */
export const useWindow = (term: Term): Standing['window'] => useServerTime((time) => windowAt(term, time))

/** When one may register, in a sentence; before it opens it counts down. */
export function WindowNote({ term }: { readonly term: Term }) {
  const { t } = useTranslation('enrolment')
  const format = useFormat()
  const state = useWindow(term)
  const { opensAt, closesAt } = term.registration
  if (state === 'open')
    return <>{`${term.title}. ${t('window.open', { when: format.dateTime(closesAt) })}`}</>
  if (state === 'paused') return <>{`${term.title}. ${t('window.paused')}`}</>
  if (state === 'closed')
    return <>{`${term.title}. ${t('window.closed', { when: format.dateTime(closesAt) })}`}</>
  return (
    <>
      {`${term.title}. ${t('window.notOpen', { when: format.dateTime(opensAt) })} `}
      <Countdown to={opensAt} />
    </>
  )
}

/** The one thing of a page that changes each second. */
function Countdown({ to }: { readonly to: string }) {
  const { t, i18n } = useTranslation('enrolment')
  const left = useServerTime((time) => {
    const dayUnit = new Intl.NumberFormat(i18n.language, { style: 'unit', unit: 'day', unitDisplay: 'long' })
    return leftUntil(to, time, dayUnit)
  })
  return <span className="figures">{t('window.opensIn', { left })}</span>
}
