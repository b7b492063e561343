import type { ImportJob } from '@matricula/contract/interop'
import { useTranslation } from 'react-i18next'
import { Tag, type Tone } from '#design/tag.tsx'

const tones: Readonly<Record<ImportJob['state'], Tone>> = {
  unmapped: 'warn',
  checking: 'info',
  checked: 'info',
  running: 'info',
  done: 'ok',
  cancelled: 'neutral',
  failed: 'bad',
  undoing: 'info',
  undone: 'neutral',
}

export function StateTag({ state }: Pick<ImportJob, 'state'>) {
  const { t } = useTranslation('interop')
  return <Tag tone={tones[state]}>{t(`state.${state}`)}</Tag>
}
