import type { GradeChangeState, RosterState } from '@matricula/contract/finals'
import { useTranslation } from 'react-i18next'
import { Tag, type Tone } from '#design/tag.tsx'

const tones: Readonly<Record<RosterState, Tone>> = {
  open: 'neutral',
  submitted: 'warn',
  approved: 'info',
  posted: 'info',
  releasing: 'info',
  released: 'ok',
}

/** How far the final grades of a section are. */
export function RosterTag({ state }: { readonly state: RosterState }) {
  const { t } = useTranslation('finals')
  return <Tag tone={tones[state]}>{t(`state.${state}`)}</Tag>
}

const changeTones: Readonly<Record<GradeChangeState, Tone>> = {
  requested: 'warn',
  approved: 'info',
  posted: 'ok',
  rejected: 'bad',
}

/** Where a grade change is. */
export function ChangeTag({ state }: { readonly state: GradeChangeState }) {
  const { t } = useTranslation('finals')
  return <Tag tone={changeTones[state]}>{t(`change.state.${state}`)}</Tag>
}
