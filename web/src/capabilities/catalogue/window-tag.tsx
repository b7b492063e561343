import type { Term } from '@matricula/contract/catalogue'
import { useTranslation } from 'react-i18next'
import { Tag, type Tone } from '#design/tag.tsx'
import { useMinute } from './use-minute.ts'
import { type WindowState, windowState } from './window-state.ts'

const tones: Readonly<Record<WindowState, Tone>> = {
  before: 'info',
  open: 'ok',
  paused: 'warn',
  closed: 'neutral',
}

/** Whether students may register now, in a word. */
export function WindowTag({ term }: { readonly term: Term }) {
  const { t } = useTranslation('catalogue')
  const state = windowState(term, useMinute())
  return <Tag tone={tones[state]}>{t(`window.${state}`)}</Tag>
}
