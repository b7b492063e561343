import type { LeaveState } from '@matricula/contract/attendance'
import { useTranslation } from 'react-i18next'
import { Tag, type Tone } from '#design/tag.tsx'

const tones: Readonly<Record<LeaveState, Tone>> = {
  asked: 'warn',
  approved: 'ok',
  refused: 'bad',
  withdrawn: 'neutral',
}

/** What became of a request for leave. */
export function LeaveTag({ state }: { readonly state: LeaveState }) {
  const { t } = useTranslation('attendance')
  return <Tag tone={tones[state]}>{t(`leave.state.${state}`)}</Tag>
}
