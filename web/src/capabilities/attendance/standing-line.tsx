import type { AttendanceStanding } from '@matricula/contract/attendance'
import { useTranslation } from 'react-i18next'
import { Tag, type Tone } from '#design/tag.tsx'
import { useFormat } from '#platform/format.ts'

const tones: Readonly<Record<AttendanceStanding['state'], Tone>> = {
  safe: 'ok',
  'at-risk': 'warn',
  short: 'bad',
  condonable: 'bad',
  condoned: 'info',
  detained: 'bad',
}

/** Where a student stands by the rule of attendance. */
export function StandingTag({ state }: Pick<AttendanceStanding, 'state'>) {
  const { t } = useTranslation('attendance')
  return <Tag tone={tones[state]}>{t(`standing.${state}`)}</Tag>
}

/** Where a student stands, and what the rest of the term allows or asks. */
export function StandingLine({ standing }: { readonly standing: AttendanceStanding }) {
  const ahead = useAhead()(standing)
  if (standing.share === undefined) return null
  return (
    <span>
      <StandingTag state={standing.state} /> {ahead !== undefined && <span className="muted">{ahead}</span>}
    </span>
  )
}

/** The forward view in a sentence; nothing where no class is to come and nothing is at stake. */
export function useAhead(): (standing: AttendanceStanding) => string | undefined {
  const { t } = useTranslation('attendance')
  const format = useFormat()
  return ({ state, remaining, mayMiss, mustAttend, minimum }) => {
    const share = format.percent(minimum / 10_000)
    if (state === 'condoned') return undefined
    if (mustAttend === undefined) return t('ahead.never', { minimum: share })
    if (remaining === 0) return undefined
    if (mayMiss === 0) return t('ahead.all', { minimum: share, count: remaining })
    return t('ahead.mayMiss', { count: mayMiss, remaining, minimum: share })
  }
}
